import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDate } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { inOneLine } from "#renderer/i18n/names.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk, type RestPatron } from "#test/support/http/rest-client.ts";
import { rowButton } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

/** 「吾輩は猫である」: always on a shelf of the demo. */
const ON_SHELF = { title: "吾輩は猫である", isbn: "9784101010014" };
/** 「銀河鉄道の父」: three copies, all out, twelve people wait. */
const LONGED_FOR = "9784062207508";
/** 「広辞苑」, a reference book. */
const NOT_LENT = "9784000801317";
/** A new password in place of the temporary one. */
const CHOSEN = "hon2026";

const say = translator("ja", TERMS);

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** What the backend knows of a patron, asked past the kiosk. */
function asPatron(id: string): Promise<RestPatron> {
  const { card, password } = demoPatron(id);
  return new RestKiosk(backend.url, backend.token).patron(card, password);
}

/** From the first screen to the contact methods for a book on the shelf. */
async function askForContact(): Promise<void> {
  await patron.scanTitle(ON_SHELF.isbn);
  await patron.press(patron.say("title.hold"));
  await patron.sees(say("hold.pickupQuestion"));
  await patron.press(/^中央図書館/u);
  await patron.sees(say("hold.contactQuestion"));
}

/** Which contact methods are offered now, in the guide's words (D26). */
async function offered(): Promise<readonly string[]> {
  const found = [];
  for (const method of ["連絡不要", "メール", "電話", "郵送", "FAX"]) {
    if (await patron.canPress(new RegExp(`^${method} `, "u"))) found.push(method);
  }
  return found;
}

/** Types an address for a new registration, and once more in its second form. */
async function typeAddress(address: string, again: string): Promise<void> {
  await patron.typeLatin(address);
  await patron.press(say("common.next"));
  await patron.sees(say("account.emailPage.againHeading"));
  await patron.typeLatin(again);
  await patron.press(say("account.emailPage.register"));
}

describe("books without a card", () => {
  it("a title that is not lent has no hold button and says why (D22, D23)", async () => {
    await patron.scanTitle(NOT_LENT);
    await patron.sees("持出禁止");
    await patron.sees(say("title.notHoldable"));
    expect(await patron.canPress(say("title.hold"))).toBe(false);
    await patron.leave();
  });

  it("a title on loan with a queue says how many wait and when the copies are due", async () => {
    await patron.scanTitle(LONGED_FOR);
    await patron.sees(say("title.availability.waiting", { count: 12 }));
    await patron.sees(/貸出中\s+返却期限 \d+月\u2060?\d+日/u);
    expect(await patron.canPress(say("title.hold"))).toBe(true);
    await patron.leave();
  });
});

describe("each patron of the demo, by password, contact method and holds", () => {
  it("ordinary: loans and holds are told, 郵送 is not offered (D26-D28, D48, D49)", async () => {
    await patron.signIn("ordinary");
    await patron.sees(say("home.holdsLeft", { count: 3 }));
    await patron.open("loans");
    for (const title of ["羅生門・鼻", "思考の整理学", "舟を編む"]) {
      await patron.sees(title);
      expect(await patron.canPress(rowButton(say("loan.renewOf", { title })))).toBe(true);
    }
    await patron.goHome();
    await patron.open("holds");
    await patron.sees("かがみの孤城");
    expect(await patron.row("かがみの孤城")).toMatch(/予約中[\s\S]*仮予約[\s\S]*西部で受け取り・電話/u);
    expect(await patron.row("銀河鉄道の父")).toMatch(/予約中\s*\d+番目[\s\S]*中央で受け取り・メール/u);
    await patron.goHome();
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "メール", "電話", "FAX"]);
    await patron.finish();
  });

  it("temporary-password: nothing is reachable before the change, everything after it (D8-D13)", async () => {
    await patron.signIn("temporary-password");
    await patron.sees(say("signIn.first.caption", { step: 1 }));
    const elsewhere = [/本をさがす/u, /借りている本/u, /予約した本/u];
    for (const way of [say("common.back"), ...elsewhere]) expect(await patron.canPress(way)).toBe(false);
    // Help explains, and leads nowhere but back.
    await patron.press(say("common.help"));
    await patron.sees(say("home.help.caption"));
    for (const way of elsewhere) expect(await patron.canPress(way)).toBe(false);
    await patron.press(say("common.back"));
    await patron.sees(say("signIn.first.caption", { step: 1 }));
    await kiosk.scan(ON_SHELF.isbn);
    await patron.sees(say("refusal.temporary-password.text"));
    expect(await patron.reads(ON_SHELF.title)).toBe(false);
    await patron.press(say("common.close"));
    await patron.typeLatin(CHOSEN);
    await patron.press(say("common.next"));
    await patron.sees(say("signIn.first.caption", { step: 2 }));
    await patron.typeLatin(CHOSEN);
    await patron.press(say("signIn.first.change"));
    await patron.sees("変更後のパスワードはすぐに利用できます。");
    await patron.sees("新しいパスワードは、控えを取るなどして大切に保管してください。");
    await patron.press(say("signIn.first.proceed"));
    await patron.sees(say("home.heading"));
    await patron.scanTitle(ON_SHELF.isbn);
    await patron.fillHoldForm("central", "none");
    await patron.press(say("hold.place"));
    await patron.sees("予約を申し込みました");
    await patron.finish();
  });

  it("temporary-password: the old password works no longer, the new one does (D11)", async () => {
    await patron.signIn("temporary-password");
    await patron.sees("H-11");
    await patron.sees("資料貸出券番号、パスワードが違うと表示された場合は");
    await patron.press(say("signIn.password.checkAgain"));
    await patron.typeLatin(CHOSEN);
    await patron.press(say("common.next"));
    await patron.sees(say("home.heading"));
    await patron.finish();
  });

  it("no-email: メール is offered once an address is registered, typed twice (D28, D41, D47)", async () => {
    await patron.signIn("no-email");
    await patron.sees(say("home.heading"));
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "電話", "FAX"]);
    await patron.sees(say("hold.noMail"));
    await patron.press(say("common.ways.email"));
    await patron.sees(say("account.emailState.none"));
    await patron.press(say("account.emailPage.register"));
    await typeAddress("h@library.example", "n@library.example");
    await patron.sees(say("refusal.email-mismatch.text"));
    await typeAddress("h@library.example", "h@library.example");
    await patron.sees("すぐに確認のメールが送信されます。");
    await patron.press(say("account.emailPage.ok"));
    await patron.sees("h***@library.example");
    expect(await patron.reads("h@library.example")).toBe(false);
    await patron.press(say("common.back"));
    await patron.sees(say("hold.contactQuestion"));
    expect(await offered()).toEqual(["連絡不要", "メール", "電話", "FAX"]);
    await patron.press(/^メール/u);
    await patron.press(say("hold.place"));
    await patron.sees(say("hold.steps.told.mail"));
    await patron.finish();
  });

  const REFUSED = "受信拒否の状態ですと、Eメールお知らせサービスは無効になります。";
  const BOUNCED = "電話などほかの方法で御連絡します。";
  it.each([
    ["refused-email", 46, say("account.emailState.refused", { masked: "r***@library.example" }), REFUSED],
    ["bounced-email", 45, say("account.emailState.bounced", { masked: "b***@library.example" }), BOUNCED],
  ])("%s: the state is told, and メール is not offered (rule %i)", async (id, _rule, state, why) => {
    await patron.signIn(id);
    await patron.open("account");
    await patron.sees(state);
    await patron.press(/^メール/u);
    await patron.sees(why);
    await patron.goHome();
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "電話", "FAX"]);
    await patron.finish();
  });

  it("hearing-impaired: 郵送 is offered (D27)", async () => {
    await patron.signIn("hearing-impaired");
    await patron.open("holds");
    await patron.sees(say("hold.pickupAt", { library: "中央", contact: "郵送" }));
    await patron.goHome();
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "電話", "郵送", "FAX"]);
    await patron.finish();
  });

  it("five-holds: the limit is shown with the way to the holds; one cancelled, one can be placed (D34)", async () => {
    await patron.signIn("five-holds");
    await patron.sees(say("home.holdsFull", { max: 5 }));
    await patron.scanTitle(ON_SHELF.isbn);
    // It is told before any question.
    await patron.sees("予約は5冊までです。いま5冊あります。");
    expect(await patron.canPress(say("title.hold"))).toBe(false);
    await patron.press(say("common.ways.holds"));
    await patron.press(rowButton(say("hold.cancelOf", { title: "砂の女" })));
    await patron.sees("予約を取消しますか");
    await patron.press(say("hold.cancel"));
    // It need not be waited for: the next hold takes the room.
    await patron.sees(say("hold.cancelling", { title: "砂の女" }));
    // The same book again at once would count as one scan.
    await patron.scanTitle(LONGED_FOR);
    await patron.fillHoldForm("central", "none");
    await patron.press(say("hold.place"));
    await patron.sees("予約を申し込みました");
    await patron.sees(say("hold.remainingNone", { count: 5 }));
    await patron.finish();
  });

  it("hold-ready: told at once with place and last day; no change, no cancel, but where to ask (D51, D52)", async () => {
    const [ready] = (await (await asPatron("hold-ready")).overview()).value.ready;
    if (ready === undefined) throw new Error("The demo has a hold that is ready.");
    const until = formatDate(ready.until, "ja");
    await patron.signIn("hold-ready");
    await patron.sees(say("home.ready", { count: 1 }));
    const shelf = say("hold.readyShelf", { shelf: inOneLine(ready.shelf) });
    await patron.sees(say("home.readyWhere", { where: `中央 1階 予約カウンター ${shelf}`, until }));
    await patron.open("holds");
    await patron.sees("羊と鋼の森");
    const row = await patron.row("羊と鋼の森");
    expect(row).toContain(say("hold.readyUntil", { date: until }));
    expect(row).toContain(shelf);
    expect(ready.shelf).toMatch(/^A-\d\d$/u);
    expect(row).toContain(say("hold.askCounter"));
    expect(await patron.canPress(/「羊と鋼の森」の予約を/u)).toBe(false);
    expect(await patron.canPress(rowButton(say("hold.changeOf", { title: "鹿の王" })))).toBe(true);
    expect(await patron.row("阪急電車")).toContain("取り消し");
    await patron.finish();
  });

  it("hold-in-transit: told, and no longer changeable here (D51, D52, D54)", async () => {
    await patron.signIn("hold-in-transit");
    await patron.open("holds");
    await patron.sees(say("hold.groups.moving"));
    const row = await patron.row("夜のピクニック");
    expect(row).toContain(say("hold.state.in-transit"));
    expect(row).toContain(say("hold.askCounter"));
    expect(await patron.canPress(/「夜のピクニック」の予約を/u)).toBe(false);
    await patron.finish();
  });
});

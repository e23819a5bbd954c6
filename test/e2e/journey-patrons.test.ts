import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDate } from "#renderer/dates.ts";
import { type DemoBackend, startDemoBackend } from "../helpers/demo-backend.ts";
import { type Kiosk, startKiosk } from "../helpers/kiosk.ts";
import { DEMO_CARD_SETTINGS, demoPatron, type Person, person, rowButton } from "../helpers/person.ts";
import { RestKiosk, type RestPatron } from "../helpers/rest-client.ts";

/** 「吾輩は猫である」: always on a shelf of the demo. */
const ON_SHELF = { title: "吾輩は猫である", isbn: "9784101010014" };
/** 「銀河鉄道の父」: three copies, all out, twelve people wait. */
const LONGED_FOR = "9784062207508";
/** 「広辞苑」, a reference book. */
const NOT_LENT = "9784000801317";
/** What somebody chooses instead of a temporary password. */
const CHOSEN = "hon2026";

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend, settings: { card: DEMO_CARD_SETTINGS } });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** What the backend knows of a patron, asked past the kiosk. */
function told(id: string): Promise<RestPatron> {
  const { card, password } = demoPatron(id);
  return new RestKiosk(backend.url, backend.token).patron(card, password);
}

/** From the first screen to the contact methods for a book on the shelf. */
async function askForContact(): Promise<void> {
  await patron.scanTitle(ON_SHELF.isbn);
  await patron.press(patron.say("title.hold"));
  await patron.sees("どこで 受け取りますか");
  await patron.press(/^中央図書館/u);
  await patron.sees("用意できたら どう お知らせしますか");
}

/** Which contact methods are offered now, in the guide's words (rule 26). */
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
  await patron.press("次へ");
  await patron.sees("同じアドレスを もう一度 入れてください");
  await patron.typeLatin(again);
  await patron.press("登録する");
}

describe("books without a card", () => {
  it("a title that is not lent has no hold button and says why (rules 22, 23)", async () => {
    await patron.scanTitle(NOT_LENT);
    await patron.sees("持出禁止");
    await patron.sees("貸し出していない資料なので、予約できません。");
    expect(await patron.canPress("予約する")).toBe(false);
    await patron.leave();
  });

  it("a title on loan with a queue says how many wait and when the copies are due", async () => {
    await patron.scanTitle(LONGED_FOR);
    await patron.sees("12人待ち");
    await patron.sees(/貸出中\s+返却 \d+月\d+日/u);
    expect(await patron.canPress("予約する")).toBe(true);
    await patron.leave();
  });
});

describe("each patron of the demo", () => {
  it("ordinary: loans and holds are told, 郵送 is not offered (rules 26-28, 48, 49)", async () => {
    await patron.signIn("ordinary");
    await patron.sees("あと3冊 予約できます");
    await patron.open("loans");
    for (const title of ["羅生門・鼻", "思考の整理学", "舟を編む"]) {
      await patron.sees(title);
      expect(await patron.canPress(rowButton(`「${title}」を延長する`))).toBe(true);
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

  it("temporary-password: nothing is reachable before the change, everything after it (rules 8-13)", async () => {
    await patron.signIn("temporary-password");
    await patron.sees("新しいパスワード 1/2");
    for (const way of ["もどる", "こまったら", /^本をさがす/u, /^借りている本/u, /^予約した本/u]) {
      expect(await patron.canPress(way)).toBe(false);
    }
    await kiosk.scan(ON_SHELF.isbn);
    await patron.sees("H-16");
    expect(await patron.reads(ON_SHELF.title)).toBe(false);
    await patron.press("閉じる");
    await patron.typeLatin(CHOSEN);
    await patron.press("次へ");
    await patron.sees("新しいパスワード 2/2");
    await patron.typeLatin(CHOSEN);
    await patron.press("変更する");
    await patron.sees("変更後のパスワードはすぐに利用できます。");
    await patron.sees("新しいパスワードは、控えを取るなどして大切に保管してください。");
    await patron.press("つづける");
    await patron.sees("何をしますか");
    await patron.scanTitle(ON_SHELF.isbn);
    await patron.fillHoldForm("central", "none");
    await patron.press("予約する");
    await patron.sees("予約を申し込みました");
    await patron.finish();
  });

  it("temporary-password: the old password works no longer, the new one does (rule 11)", async () => {
    await patron.signIn("temporary-password");
    await patron.sees("H-11");
    await patron.sees("資料貸出券番号、パスワードが違うと表示された場合は");
    await patron.press("もう一度 入れる");
    await patron.typeLatin(CHOSEN);
    await patron.press("次へ");
    await patron.sees("何をしますか");
    await patron.finish();
  });

  it("no-email: メール is offered once an address is registered, typed twice (rules 28, 41, 47)", async () => {
    await patron.signIn("no-email");
    await patron.sees("何をしますか");
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "電話", "FAX"]);
    await patron.sees("メールアドレスを 登録すると メールも 選べます。");
    await patron.press("メールを登録する");
    await patron.sees("登録していません");
    await patron.press("登録する");
    await typeAddress("h@library.example", "n@library.example");
    await patron.sees("H-52");
    await typeAddress("h@library.example", "h@library.example");
    await patron.sees("すぐに確認のメールが送信されます。");
    await patron.press("わかりました");
    await patron.sees("h***@library.example");
    expect(await patron.reads("h@library.example")).toBe(false);
    await patron.press("もどる");
    await patron.sees("用意できたら どう お知らせしますか");
    expect(await offered()).toEqual(["連絡不要", "メール", "電話", "FAX"]);
    await patron.press(/^メール/u);
    await patron.press("予約する");
    await patron.sees("用意できたら メールで お知らせします");
    await patron.finish();
  });

  const REFUSED = "受信拒否の状態ですと、Eメールお知らせサービスは無効になります。";
  const BOUNCED = "電話など ほかの方法で ご連絡します。";
  it.each([
    ["refused-email", 46, "r***@library.example　受信拒否になっています", REFUSED],
    ["bounced-email", 45, "b***@library.example　メールが届きませんでした", BOUNCED],
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

  it("hearing-impaired: 郵送 is offered (rule 27)", async () => {
    await patron.signIn("hearing-impaired");
    await patron.open("holds");
    await patron.sees("中央で受け取り・郵送");
    await patron.goHome();
    await askForContact();
    expect(await offered()).toEqual(["連絡不要", "電話", "郵送", "FAX"]);
    await patron.finish();
  });

  it("five-holds: the limit is told with the way to the holds; one cancelled, one can be placed (rule 34)", async () => {
    await patron.signIn("five-holds");
    await patron.sees("予約は 5冊までです");
    await patron.scanTitle(ON_SHELF.isbn);
    await patron.fillHoldForm("central", "none");
    await patron.press("予約する");
    await patron.sees("予約は5冊までです。いま5冊あります。");
    await patron.sees("H-05");
    expect(await patron.canPress("予約する")).toBe(false);
    await patron.press("予約した本を見る");
    await patron.press(rowButton("「砂の女」の予約を取り消す"));
    await patron.sees("予約を取消しますか");
    await patron.press("取り消す");
    await patron.sees("予約の取消が完了しました");
    await patron.scanTitle(ON_SHELF.isbn);
    await patron.fillHoldForm("central", "none");
    await patron.press("予約する");
    await patron.sees("予約を申し込みました");
    await patron.sees("予約は これで いっぱいです（5冊まで）");
    await patron.finish();
  });

  it("hold-ready: told at once with place and last day; no change, no cancel, but where to ask (rules 51, 52)", async () => {
    const [ready] = (await (await told("hold-ready")).overview()).value.ready;
    if (ready === undefined) throw new Error("The demo has a hold that is ready.");
    const until = formatDate(ready.until, "ja");
    await patron.signIn("hold-ready");
    await patron.sees("予約の本が 1冊、届いています");
    await patron.sees(`中央 1階 予約カウンター　${until}まで`);
    await patron.open("holds");
    await patron.sees("羊と鋼の森");
    const row = await patron.row("羊と鋼の森");
    expect(row).toContain(`${until}まで`);
    expect(row).toMatch(/棚 A-\d\d/u);
    expect(row).toContain("変更や取消は、受取館の窓口まで 御連絡ください。");
    expect(await patron.canPress(/「羊と鋼の森」の予約を/u)).toBe(false);
    expect(await patron.canPress(rowButton("「鹿の王」の予約を変える"))).toBe(true);
    expect(await patron.row("阪急電車")).toContain("取り消し");
    await patron.finish();
  });

  it("hold-in-transit: told, and no longer changeable here (rules 51, 52, 54)", async () => {
    await patron.signIn("hold-in-transit");
    await patron.open("holds");
    await patron.sees("運んでいます");
    const row = await patron.row("夜のピクニック");
    expect(row).toContain("回送中");
    expect(row).toContain("変更や取消は、受取館の窓口まで 御連絡ください。");
    expect(await patron.canPress(/「夜のピクニック」の予約を/u)).toBe(false);
    await patron.finish();
  });

  it("overdue: told kindly; that loan is not renewed here and says so, the other one can be (1.7)", async () => {
    const loans = (await (await told("overdue")).loans()).value.loans;
    const late = -(loans[0]?.daysLeft ?? 0);
    await patron.signIn("overdue");
    await patron.sees("返す日を過ぎた本が 1冊 あります");
    await patron.open("loans");
    await patron.sees(`返す日を ${late}日 過ぎています`);
    expect(await patron.row("斜陽")).toContain("延長は カウンターへ どうぞ");
    expect(await patron.canPress(rowButton("「斜陽」を延長する"))).toBe(false);
    expect(await patron.canPress(rowButton("「三四郎」を延長する"))).toBe(true);
    expect(await kiosk.words()).not.toMatch(/延滞|罰|違反/u);
    await patron.finish();
  });

  it("renewed-once: says that it was renewed and how often that is possible (1.7)", async () => {
    await patron.signIn("renewed-once");
    await patron.open("loans");
    await patron.sees("延長は 1回までです");
    expect(await patron.row("雪国")).toContain("延長しました");
    expect(await patron.canPress(/を延長する$/u)).toBe(false);
    await patron.finish();
  });

  it("someone-waiting: says why the loan cannot be renewed (1.7)", async () => {
    await patron.signIn("someone-waiting");
    await patron.open("loans");
    await patron.sees("次に待っている方がいるので、延長できません");
    expect(await patron.canPress(/を延長する$/u)).toBe(false);
    await patron.finish();
  });

  it("expired-card: told with the date and the way to the counter (1.7)", async () => {
    await patron.signIn("expired-card");
    await patron.sees(/このカードは、\d+月\d+日\([月火水木金土日]\)で 有効期限が 過ぎています。/u);
    await patron.sees("カウンターで、更新できます。");
    await patron.sees("係に見せる番号 H-14");
    await patron.leave();
  });

  it("locked-card: told how long, and the way to the counter, even with the right password (1.7)", async () => {
    await patron.signIn("locked-card");
    await patron.sees(/パスワードを 続けて まちがえたので、あと\d+分 使えません。/u);
    await patron.sees("お急ぎなら、カウンターへ どうぞ。");
    await patron.sees("係に見せる番号 H-13");
    await patron.leave();
  });

  it("foreign-card: told that it is another library's; no password is asked for (rule 6)", async () => {
    await patron.sees("カードなしで 本をさがす");
    await patron.scanCard("foreign-card");
    await patron.sees("このカードは、県立図書館のカードでは ないようです。");
    await patron.sees("係に見せる番号 H-12");
    expect(await patron.reads("パスワードを 入れてください")).toBe(false);
  });

  it("new-patron: nothing yet, in words and with a way on", async () => {
    await patron.signIn("new-patron");
    await patron.sees("いま 借りている本は ありません");
    await patron.sees("いま 予約している本は ありません");
    await patron.open("loans");
    await patron.sees("読みたい本を さがせます。");
    await patron.goHome();
    await patron.open("holds");
    await patron.sees("読みたい本を さがして、予約できます。");
    expect(await patron.canPress(/^本をさがす/u)).toBe(true);
    await patron.finish();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { rowButton } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

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

describe("each patron of the demo, by loans and by card", () => {
  it("overdue: told kindly; that loan is not renewed here and says so, the other one can be (D58)", async () => {
    const { card, password } = demoPatron("overdue");
    const asked = await new RestKiosk(backend.url, backend.token).patron(card, password);
    const { loans } = (await asked.loans()).value;
    const late = -(loans[0]?.daysLeft ?? 0);
    await patron.signIn("overdue");
    await patron.sees(say("home.overdue", { count: 1 }));
    await patron.open("loans");
    await patron.sees(say("loan.overdue", { count: late }));
    expect(await patron.row("斜陽")).toContain(say("loan.cannot.renewal-overdue-this"));
    expect(await patron.canPress(rowButton(say("loan.renewOf", { title: "斜陽" })))).toBe(false);
    expect(await patron.canPress(rowButton(say("loan.renewOf", { title: "三四郎" })))).toBe(true);
    expect(await kiosk.words()).not.toMatch(/延滞|罰|違反/u);
    await patron.finish();
  });

  it("renewed-once: says that it was renewed and how often that is possible (D58)", async () => {
    await patron.signIn("renewed-once");
    await patron.open("loans");
    await patron.sees(say("loan.cannot.renewal-limit", { count: 1 }));
    expect(await patron.row("雪国")).toContain(say("loan.renewed"));
    expect(await patron.canPress(rowButton(say("loan.renewOf", { title: "雪国" })))).toBe(false);
    await patron.finish();
  });

  it("someone-waiting: says why the loan cannot be renewed (D58)", async () => {
    await patron.signIn("someone-waiting");
    await patron.open("loans");
    await patron.sees(say("loan.cannot.renewal-reserved"));
    expect(await patron.canPress(rowButton(say("loan.renewOf", { title: "そして、バトンは渡された" })))).toBe(
      false,
    );
    await patron.finish();
  });

  const EXPIRED =
    /このカードは、\d+月\u2060?\d+日\u2060\([月火水木金土日]\)で有効期限が過ぎています。\s+カウンターで更新できます。/u;
  // Locked for a year in the demo, so that it is whenever it is tried; no lock is told to be longer than the rule's.
  const LOCKED =
    /ちがうパスワードが続いたので、あと10分使えません。\s+お急ぎのときは、カウンターでおたずねください。/u;
  it.each([
    ["expired-card: told since when", EXPIRED, "H-14"],
    ["locked-card: told that it rests", LOCKED, "H-13"],
  ])(
    "%s, and the way to the counter, even with the right password (D64, D65)",
    async (title, words, code) => {
      await patron.signIn(title.split(":")[0] ?? "");
      await patron.sees(words);
      await patron.sees(say("common.code", { code }));
      await patron.leave();
    },
  );

  it("foreign-card: told that it is another library's; no password is asked for (D6)", async () => {
    await patron.sees(say("visit.attract.browse"));
    await patron.scanCard("foreign-card");
    await patron.sees(say("refusal.foreign-card.text"));
    await patron.sees(say("common.code", { code: "H-12" }));
    expect(await patron.reads(say("signIn.password.heading"))).toBe(false);
  });

  it("new-patron: nothing yet, in words and with a way on", async () => {
    await patron.signIn("new-patron");
    await patron.sees(say("home.noLoans"));
    await patron.sees(say("home.noHolds"));
    await patron.open("loans");
    await patron.sees(say("loan.emptyHint"));
    await patron.goHome();
    await patron.open("holds");
    await patron.sees(say("hold.emptyHint"));
    expect(await patron.canPress(/^本をさがす/u)).toBe(true);
    await patron.finish();
  });
});

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { watchWords } from "#test/support/kiosk/words-recorder.ts";
import { startLossyProxy } from "#test/support/system/lossy-proxy.ts";

/** What the loans of demo patron "ordinary" say. */
const ORDINARY_TITLES = ["羅生門・鼻", "思考の整理学", "舟を編む"] as const;
const ORDINARY_TAIL = "・014";

let backend: DemoBackend;

beforeAll(async () => {
  backend = await startDemoBackend();
});

afterAll(() => backend?.stop());

describe("an answer that comes after its visit", () => {
  /** Signs in as somebody with nothing at all, where the one before left something on its way. */
  async function nextPatron(me: Person): Promise<void> {
    await me.scanCard("new-patron");
    await me.sees(me.say("signIn.password.heading"));
  }

  it.each(["loans", "signIn"] as const)("never reaches the next patron: %s (R68)", async (route) => {
    const proxy = await startLossyProxy(backend.url);
    onTestFinished(() => proxy.stop());
    const kiosk = await startKiosk({ backend: { url: proxy.url, token: backend.token } });
    onTestFinished(() => kiosk.stop());
    const me = person(kiosk, "ja");
    const watcher = watchWords(kiosk);
    proxy.holdAnswers(route);
    const answered = proxy.done();
    await me.signIn("ordinary");
    if (route === "loans") {
      await me.sees(me.say("home.heading"));
      await me.press(new RegExp(`^${me.say("home.loans")}`, "u"));
    }
    await answered;
    const reset = kiosk.waitForEvent("visit-reset");
    await me.press(me.say("visit.finish"));
    if (route === "loans") await me.press(me.say("visit.finish"));
    await reset;
    const after = watchWords(kiosk);
    await nextPatron(me);
    await proxy.pass();
    await me.typeLatin(demoPatron("new-patron").password);
    await me.press(me.say("common.next"));
    await me.sees(me.say("home.noLoans"));
    const words = await watcher.stop();
    const wordsAfter = (await after.stop()).join("\n");
    expect(wordsAfter).toContain("・154");
    for (const title of ORDINARY_TITLES) expect(wordsAfter).not.toContain(title);
    const ofTheFirst = words.filter((text) => text.includes(ORDINARY_TAIL));
    for (const text of ofTheFirst) expect(text).not.toContain("・154");
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";

/*
 * Someone who cannot touch the upper half of the panel finds a named book and places a hold. Every touch of the journey
 * is recorded, and none may lie in the upper half.
 */

const HEIGHT = 1920;

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;
const touches: number[] = [];

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    backend,
    settings: { kiosk: { reducedMotion: true } },
  });
  const tapAt = kiosk.tapAt;
  me = person(
    Object.assign(kiosk, {
      tapAt(x: number, y: number) {
        touches.push(y);
        tapAt(x, y);
      },
    }),
    "ja",
  );
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

it("the whole way lies in the lower half: the low screen, a book by its name, a hold, the end", async () => {
  const { say } = me;
  await me.press(say("display.low.attract"));
  await me.sees(say("home.heading"));
  expect(
    await kiosk.look.at<number>("document.querySelector('.page').getBoundingClientRect().top"),
  ).toBeGreaterThanOrEqual(HEIGHT / 2);
  await me.searchKana("ぎんがてつどうのちち");
  await me.sees(say("title.where"));
  await me.press(new RegExp(`^${say("title.hold")}`, "u"));
  await me.signIn("new-patron");
  await me.sees(say("hold.pickupQuestion"));
  await me.press(/中央/u);
  await me.press(new RegExp(`^${say("hold.contact.none")}`, "u"));
  await me.press(say("hold.place"));
  await me.sees(say("hold.done"));
  await me.finish();
  expect(touches.length).toBeGreaterThan(20);
  expect(Math.min(...touches)).toBeGreaterThanOrEqual(HEIGHT / 2);
  // The next patron finds the screen where it was.
  await me.sees(say("visit.attract.line1"), 20_000);
  expect(await kiosk.look.at<boolean>("document.documentElement.classList.contains('low')")).toBe(false);
});

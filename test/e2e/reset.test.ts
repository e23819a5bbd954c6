import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REHEARSING } from "#contract/visit.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { copy, paste, SELECTIONS } from "#test/support/kiosk/clipboard.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { isAlive, liveRenderer } from "#test/support/kiosk/processes.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { wordsInMemory, wordsOnDisk } from "#test/support/system/left-secrets.ts";

/** A word that is nowhere else on this machine; letters that differ, so that no key is pressed twice in a row. */
function canary(): string {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => ({ letter, order: Math.random() }));
  return letters
    .sort((a, b) => a.order - b.order)
    .slice(0, 12)
    .map(({ letter }) => letter)
    .join("");
}

/** What a visit has had in its hands. */
interface Secrets {
  /** Typed on the glass, never sent. */
  readonly email: string;
  readonly clipboard: string;
  readonly all: readonly string[];
}

/** A title that the demo patron "ordinary" has on loan; the shelf of the attract screen does not have it. */
const LOAN = "思考の整理学";

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "shiori-home-"));
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    environment: { HOME: home, XDG_CACHE_HOME: "", XDG_CONFIG_HOME: "", XDG_DATA_HOME: "" },
    settings: {
      visit: { idleSeconds: 8, browsingIdleSeconds: 8, warningSeconds: 2, backendLostSeconds: 1 },
    },
  });
  me = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Signs in, reads the loans, types an address and leaves it half done, and copies something. */
async function busyVisit(): Promise<Secrets> {
  const { card, password } = demoPatron("ordinary");
  const email = canary();
  const clipboard = canary();
  await me.signIn("ordinary");
  await me.sees(me.say("home.heading"));
  await me.open("loans");
  await me.sees(LOAN);
  await me.goHome();
  await me.open("account");
  await me.press(new RegExp(`^${me.say("account.email")}`, "u"));
  await me.press(me.say("account.emailPage.change"));
  await me.typeLatin(email);
  for (const selection of SELECTIONS) await copy(kiosk.display, selection, clipboard);
  return { email, clipboard, all: [email, clipboard, card, password, LOAN] };
}

const resets = (): number => kiosk.log().filter(({ event }) => event === "visit-reset").length;

/** Everything that a page of ours keeps or shows. */
const CONTENTS = `(async () => JSON.stringify([
  document.cookie, Object.entries(localStorage), Object.entries(sessionStorage),
  await indexedDB.databases(), await caches.keys(), history.length, location.href, document.title,
  document.body?.innerText, [...document.querySelectorAll("input")].map((input) => input.value),
]))()`;
/** L0: what a clean page keeps. */
const STORES = `(async () => [
  document.cookie.length, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length, history.length,
])()`;

/** The levels of decision 3, from what the next patron sees to the memory of the next page. */
async function expectNothingLeft({ all }: Secrets, old: number): Promise<void> {
  expect(isAlive(old), "L3: the old page's process").toBe(false);
  const pages = kiosk.renderers();
  expect(pages).not.toContain(old);
  for (const { url, value } of await kiosk.look.everywhere<number[]>(STORES)) {
    expect(value, `L0: stores of ${url}`).toEqual([0, 0, 0, 0, 0, 1]);
  }
  for (const { url, value } of await kiosk.look.everywhere<string>(CONTENTS)) {
    for (const word of all) expect(value, `L0: contents of ${url}`).not.toContain(word);
  }
  for (const selection of SELECTIONS)
    expect(await paste(kiosk.display, selection), `L1: ${selection}`).toBe("");
  expect(wordsOnDisk([kiosk.userData, home], all), "L2: disk").toEqual([]);
  for (const pid of pages) {
    if (isAlive(pid)) expect(await wordsInMemory(pid, all), "L5: memory of a page").toEqual([]);
  }
}

const IS_WAITING = `document.documentElement.hasAttribute("${REHEARSING}")`;
/** Whether the page that waits has the keyboard, told after so many frames; null for other pages. */
const FRAMES = `${IS_WAITING}
  ? new Promise((resolve) => {
      let left = 40;
      const drawn = () => (left -= 1) > 0 ? requestAnimationFrame(drawn) : resolve(document.hasFocus());
      requestAnimationFrame(drawn);
    })
  : null`;
/** A page of which nothing is seen would take half a minute for them. */
const FRAMES_WITHIN_MS = 15_000;

describe("the end of a visit", () => {
  it("the page that waits is given frames, and its pixel in the corner is deaf (decision 3)", async () => {
    await me.press(me.say("visit.attract.browse"));
    const waits = async () => (await kiosk.look.everywhere<boolean>(IS_WAITING)).some(({ value }) => value);
    await expect.poll(waits, { timeout: 10_000 }).toBe(true);
    const { width, height } = await kiosk.look.at<{ width: number; height: number }>(
      "({ width: screen.width, height: screen.height })",
    );
    kiosk.tapAt(width - 1, height - 1);
    const late = new Promise<"late">((resolve) => void setTimeout(resolve, FRAMES_WITHIN_MS, "late"));
    const frames = await Promise.race([kiosk.look.everywhere<boolean | null>(FRAMES), late]);
    expect(frames).not.toBe("late");
    const waiting = frames === "late" ? [] : frames.filter(({ value }) => value !== null);
    expect(waiting.map(({ value }) => value)).toEqual([false]);
    expect(await kiosk.look.at<boolean>("document.hasFocus()")).toBe(true);
    await me.leave();
  });

  it("the page that stands afterwards has read one font file per typeface (decision 26)", async () => {
    await me.sees(me.say("visit.attract.browse"));
    const files = await kiosk.look.at<readonly string[]>(
      `[...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family + " " + face.weight)`,
    );
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(3);
  });

  // For every other reason: ladder.test.ts.
  it("nothing of the patron is left, from the screen to the memory of the next page", async () => {
    const before = resets();
    const secrets = await busyVisit();
    const old = await liveRenderer(kiosk);
    // What finds nothing later finds everything now: the address is in the page and the selections hold the copy.
    expect(await wordsInMemory(old, [secrets.email, LOAN])).toEqual([secrets.email, LOAN]);
    const reset = kiosk.waitForEvent("visit-reset", 20_000);
    await me.press(me.say("visit.finish"));
    await me.press(me.say("visit.finish"));
    expect((await reset).reason).toBe("button");
    await expectNothingLeft(secrets, old);
    expect(resets() - before).toBe(1);
    await me.sees(me.say("visit.attract.browse"));
  });

  it("the search of the disk finds a word that is there", () => {
    const word = canary();
    const file = join(home, "left-behind");
    writeFileSync(file, Buffer.from(word, "utf16le"));
    expect(wordsOnDisk([home], [word])).toEqual([`${word} in ${file}`]);
    rmSync(file);
  });

  it("ten ends at once are one end (R67)", async () => {
    await me.signIn("ordinary");
    await me.sees(me.say("home.heading"));
    const before = resets();
    const old = await liveRenderer(kiosk);
    const reset = kiosk.waitForEvent("visit-reset");
    const pulls = kiosk.look.at("void Array.from({ length: 8 }, () => window.kiosk.finish({}))");
    const card = kiosk.scan(demoPatron("ordinary").card, { msPerKey: 1 });
    process.kill(old, "SIGKILL");
    await Promise.allSettled([pulls, card, reset]);
    await me.sees(/終わりました|本をさがす。|パスワードを入力してください/u);
    // The next end is the proof that no second one was still on its way.
    await kiosk.scan("9784000000000");
    if (await me.canPress(me.say("visit.attract.browse"))) await me.press(me.say("visit.attract.browse"));
    await me.leave();
    expect(resets() - before).toBe(2);
  });

  it("comes first when the kiosk is ordered to stop, and leaves nothing on the disk (R91)", async () => {
    const secrets = await busyVisit();
    const left = once(kiosk.process, "exit");
    kiosk.process.kill("SIGTERM");
    expect(await left).toEqual([0, null]);
    expect(kiosk.log().at(-1)).toMatchObject({ event: "visit-reset", reason: "signal" });
    expect(wordsOnDisk([kiosk.userData, home], secrets.all)).toEqual([]);
  });
});

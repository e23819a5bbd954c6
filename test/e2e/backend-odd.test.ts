import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";
import { since, windowsOf } from "#test/support/attacks/attempts.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { type LossyProxy, startLossyProxy } from "#test/support/system/lossy-proxy.ts";

/** A read is given up after five seconds; a slow machine has a few more. */
const TOLD_MS = 12_000;
const JSON_TYPE = "application/json";

let backend: DemoBackend;
let proxy: LossyProxy;
let kiosk: Kiosk;
let me: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  proxy = await startLossyProxy(backend.url);
  kiosk = await startKiosk({
    backend: { url: proxy.url, token: backend.token },
    settings: { visit: { backendLostSeconds: 60 }, kiosk: { reducedMotion: true } },
  });
  me = person(kiosk, "ja");
  await me.signIn("ordinary");
  await me.sees(me.say("home.heading"));
});

afterAll(async () => {
  await kiosk?.stop();
  await proxy?.stop();
  await backend?.stop();
});

describe("a backend that has lost its mind", () => {
  const slow = { status: 500, type: "text/plain", body: "Error\n    at /srv/app.js:1", after: 2500 };
  const portal = { status: 302, type: "text/html", body: "<html>portal</html>" };
  it.each<[string, () => void]>([
    ["resets every connection", () => proxy.resetConnections("loans")],
    ["leads elsewhere", () => proxy.answer({ ...portal, location: `${backend.url}/portal` }, "loans")],
    ["leads to itself", () => proxy.answer({ ...portal, location: "/v1/loans" }, "loans")],
    ["says only that it failed, and late", () => proxy.answer(slow, "loans")],
    ["says nothing, for ever", () => proxy.hang("loans")],
  ])("%s: words and a code, no dialog, and all is well again by itself (R88)", async (what, fault) => {
    fault();
    const started = performance.now();
    await me.open("loans");
    const words = await kiosk.waitFor(REFUSALS["out-of-order"].code, TOLD_MS);
    process.stdout.write(`${what}: told after ${since(started)} ms\n`);
    expect(words).not.toMatch(/portal|srv|Error|undefined|\[object/u);
    expect(windowsOf(kiosk)).toHaveLength(1);
    await proxy.pass();
    await me.goHome();
    await me.open("loans");
    await me.sees("羅生門・鼻");
    await me.goHome();
  });
});

/** The patron's first loan with these titles, as the backend's answer. */
async function loansTitled(titles: readonly string[]): Promise<string> {
  const { card, password } = demoPatron("ordinary");
  const asked = await new RestKiosk(backend.url, backend.token).patron(card, password);
  const { loans } = (await asked.loans()).value;
  const [loan] = loans;
  if (loan === undefined) throw new Error("The demo's patron has loans.");
  const renamed = titles.map((title, index) => ({
    ...loan,
    id: `${loan.id}${index}`,
    title: { ...loan.title, title, author: title.slice(0, 200) },
  }));
  return JSON.stringify({ loans: renamed });
}

describe("rare characters", () => {
  /** In small files; 髙 and 﨑 are in the core, 𠮷 in no file. */
  const RARE = "鰾鑽轗霹髙﨑𠮷";
  const FACE_RULES = "[...document.fonts].filter((face) => face.family.includes('BIZ')).length";
  /** Expression: the characters as drawn when they first stand in the document, and when all fonts have long been there. */
  const DRAWN = `(() => {
    const drawn = (weight) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 80 });
      const pen = canvas.getContext("2d");
      pen.font = weight + " 60px " + getComputedStyle(document.body).fontFamily;
      pen.fillText("${RARE}", 0, 60);
      return [...pen.getImageData(0, 0, 400, 80).data].join();
    };
    const both = () => drawn(400) + drawn(700);
    window.rareDrawn = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (!document.body.textContent.includes("${RARE}")) return;
        watch.disconnect();
        const first = both();
        setTimeout(() => resolve(first === both()), 2000);
      });
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  })()`;

  it("are shown in their face from the first, point by point, though a new page has the common ones only", async () => {
    expect(await kiosk.look.at(FACE_RULES)).toBe(4);
    proxy.answer({ status: 200, type: JSON_TYPE, body: await loansTitled([RARE]) }, "loans");
    await kiosk.look.at(DRAWN);
    await me.open("loans");
    expect(await kiosk.look.at("window.rareDrawn")).toBe(true);
    expect(await kiosk.look.at<number>(FACE_RULES)).toBeGreaterThan(4);
    await proxy.pass();
    await me.goHome();
  });
});

describe("words of a catalogue that want to be more", () => {
  /** Longer than any field of a catalogue, and without a place to break. */
  const ENDLESS = "長".repeat(10_000);
  const TITLES = [
    "<img src=x onerror=document.title='out'>",
    "<script>document.title='out'</script>",
    "W".repeat(10_000),
    "\u202Eesrever",
    "{{constructor.constructor('document.title=1')()}}",
    "javascript:document.title='out'",
    "👨‍👩‍👧‍👦 ｶﾞ 𠮷野家 が\u3099",
    ENDLESS,
    `あ${"\u0301\u0323".repeat(6000)}`,
  ];
  /** Whether words or a control stick out of their row, or lie on each other. */
  const STICKS_OUT = `[...document.querySelectorAll(".row")].flatMap((row) => {
    const box = row.getBoundingClientRect();
    const words = row.querySelector(".row-words").getBoundingClientRect();
    const wide = [...row.querySelectorAll(".row-name, .row-by")].some((one) => one.scrollWidth > one.clientWidth + 1);
    const covered = [...row.querySelectorAll("button")].some((one) => one.getBoundingClientRect().left < words.right - 1
      && one.getBoundingClientRect().right > words.right);
    return wide || covered || words.right > box.right + 1 ? [row.textContent.slice(0, 40)] : [];
  })`;

  it("are words: shown as they are, and the page keeps its shape (R26)", async () => {
    proxy.answer({ status: 200, type: JSON_TYPE, body: await loansTitled(TITLES) }, "loans");
    await me.open("loans");
    const words = await kiosk.waitFor("onerror");
    for (const title of TITLES.slice(0, 2)) expect(words).toContain(title);
    expect(words).not.toMatch(/[\u202a-\u202e]|\p{M}{5}|長{200}|W{200}/u);
    expect(await kiosk.look.at(STICKS_OUT)).toEqual([]);
    expect(await kiosk.look.at("[document.title, document.images.length, document.scripts.length]")).toEqual([
      "Shiori",
      0,
      1,
    ]);
    // Nothing sticks out to the side, and the way on and out is where it always is.
    expect(await kiosk.look.at("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    const finish = await kiosk.find(me.say("visit.finish"));
    expect(finish).not.toBeNull();
    expect((finish?.x ?? 0) + (finish?.width ?? 9999)).toBeLessThanOrEqual(1080);
    await proxy.pass();
    await me.finish();
  });
});

import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { cardOf } from "#soak/visits/marks.ts";
import type { VisitPlan } from "#soak/visits/plan.ts";
import { go, nextReset, openVisit } from "#soak/visits/play.ts";
import { type SoakStage, startStage } from "#soak/visits/stage.ts";
import { type Frame, recordFrames, shareOf } from "#test/support/kiosk/screen-recording.ts";
import { buildWeakenedKiosk } from "#test/support/kiosk/weakened-kiosk.ts";

const SCREEN = { width: 1080, height: 1920 };
/** The old patron's page and the cover are painted over with colours that no page has. */
const PATRON = [255, 0, 255] as const;
const COVER = [0, 255, 255] as const;
const painted = ([red, green, blue]: typeof PATRON | typeof COVER): string =>
  `void document.body.append(Object.assign(document.createElement("div"), {
    style: "position:fixed;inset:10%;background:rgb(${red},${green},${blue});z-index:9999;pointer-events:none",
  }))`;
const PAINTED_COVER = `location.pathname === "/cover.html" && ${painted(COVER)}`;
/** The same card counts again after two seconds (R43). */
const SAME_CARD_MS = 2200;

type Kind = "patron" | "cover" | "other";

function kindOf(frame: Frame): Kind {
  if (shareOf(frame, PATRON) > 0) return "patron";
  return shareOf(frame, COVER) > 0 ? "cover" : "other";
}

/** What was seen from the last frame of the patron on, in a row: `cover 31, other 12`. */
interface Change {
  /** Frames of the patron before, and after something else had been seen. */
  readonly before: number;
  readonly after: number;
  /** What followed the patron. */
  readonly next: Kind | undefined;
  readonly cover: number;
}

function changeIn(frames: readonly Frame[]): Change {
  const kinds = frames.map(kindOf);
  const first = kinds.findIndex((kind) => kind !== "patron");
  const rest = first < 0 ? [] : kinds.slice(first);
  return {
    before: first < 0 ? kinds.length : first,
    after: rest.filter((kind) => kind === "patron").length,
    next: rest[0],
    cover: rest.filter((kind) => kind === "cover").length,
  };
}

function planOf(number: number, going: VisitPlan["going"]): VisitPlan {
  const way = { start: "card", password: "whole", actions: ["loans"], staysMs: 0 } as const;
  const nothing = { pile: 1, faultAfter: 0, plants: false, copies: false, fault: null } as const;
  return { number, patron: number, ...way, ...nothing, going };
}

let stage: SoakStage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(() => stage?.stop());

/** A visit with the patron's colour on the screen, recorded from before its end until the next page stands. */
async function recordedEnd(on: SoakStage, plan: VisitPlan, hang: boolean): Promise<Change> {
  const began = performance.now();
  await openVisit(on, plan);
  await on.kiosk.look.at(painted(PATRON));
  await on.kiosk.look.everywhere(PAINTED_COVER);
  await pause(hang ? Math.max(0, began + SAME_CARD_MS - performance.now()) : 0);
  const recording = await recordFrames(on.kiosk.display, SCREEN);
  on.log.next();
  const live = on.pages.live();
  if (hang && live !== null) process.kill(live, "SIGSTOP");
  if (hang) on.person.scan(cardOf(plan.patron));
  else await go(on, plan, began);
  await nextReset(on);
  await on.pages.afterReset();
  await pause(300);
  return changeIn(await recording.stop());
}

/** After two ends, as of an earlier test, the process that stays is known to be the cover's, and the other one the page's. */
async function firstVisits(on: SoakStage): Promise<void> {
  for (const number of [10, 11]) {
    await openVisit(on, planOf(number, "button"));
    on.log.next();
    await go(on, planOf(number, "button"), 0);
    await nextReset(on);
    await on.pages.afterReset();
  }
}

describe("sixty pictures a second of the change of patron (R81)", () => {
  it("after the first picture without the patron there is none with them", async () => {
    for (const number of [2, 3, 4]) {
      // Not by the button: it asks first, and the question darkens the patron's page.
      const change = await recordedEnd(stage, planOf(number, "own-card"), false);
      expect(change.before).toBeGreaterThan(0);
      expect(change.next).toBeDefined();
      expect(change.after).toBe(0);
    }
  });

  it("a page that hangs is behind the cover from then on, until the next one stands", async () => {
    const change = await recordedEnd(stage, planOf(5, "own-card"), true);
    expect(change).toMatchObject({ after: 0, next: "cover" });
    expect(change.before).toBeGreaterThan(0);
  });

  it("the look would see a reset without the cover", async () => {
    const weakened = await startStage({ root: await buildWeakenedKiosk("cover") });
    onTestFinished(() => weakened.stop());
    await firstVisits(weakened);
    const change = await recordedEnd(weakened, planOf(2, "own-card"), true);
    expect(change.before).toBeGreaterThan(0);
    expect(change.cover).toBe(0);
    expect(change.next).toBe("other");
  });
});

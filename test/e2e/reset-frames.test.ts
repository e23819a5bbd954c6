import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { cardOf } from "#soak/visits/marks.ts";
import type { VisitPlan } from "#soak/visits/plan.ts";
import { go, nextReset, openVisit } from "#soak/visits/play.ts";
import { type SoakStage, startStage } from "#soak/visits/stage.ts";
import { type Frame, recordFrames, shareOf } from "#test/support/kiosk/screen-recording.ts";
import { buildWeakenedKiosk } from "#test/support/kiosk/weakened-kiosk.ts";

const SCREEN = { width: 1080, height: 1920 };
/** The old patron's page is painted over with a colour that no page has. */
const PATRON = [255, 0, 255] as const;
const PAINTED = `void document.body.append(Object.assign(document.createElement("div"), {
  style: "position:fixed;inset:10%;background:rgb(${PATRON.join()});z-index:9999;pointer-events:none",
}))`;
/** The window where no page is (main/shell/page.ts). */
const PAPER = [0xfa, 0xf6, 0xec] as const;
/** Frames of half a second, or of more where a busy machine records fewer. */
const MANY = 30;
/** Frames of more than a second: longer than a busy machine takes to read a card, and a third of a removal that is late on purpose. */
const LATE = 80;
/** The same card counts again after two seconds (R43). */
const SAME_CARD_MS = 2200;

type Kind = "patron" | "paper" | "page";

function kindOf(frame: Frame): Kind {
  if (shareOf(frame, PATRON) > 0) return "patron";
  return shareOf(frame, PAPER) === 1 ? "paper" : "page";
}

/** What was seen from the first frame without the patron on. */
interface Change {
  /** Frames of the patron before, and after something else had been seen. */
  readonly before: number;
  readonly after: number;
  /** What followed the patron. */
  readonly next: Kind | undefined;
  readonly paper: number;
}

function changeIn(frames: readonly Frame[]): Change {
  const kinds = frames.map(kindOf);
  const first = kinds.findIndex((kind) => kind !== "patron");
  const rest = first < 0 ? [] : kinds.slice(first);
  return {
    before: first < 0 ? kinds.length : first,
    after: rest.filter((kind) => kind === "patron").length,
    next: rest[0],
    paper: rest.filter((kind) => kind === "paper").length,
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
  await on.kiosk.look.at(PAINTED);
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

  it("a page that hangs gives way to plain paper, until the next one is shown", async () => {
    const change = await recordedEnd(stage, planOf(5, "own-card"), true);
    expect(change).toMatchObject({ after: 0, next: "paper" });
    expect(change.before).toBeGreaterThan(0);
  });

  describe("when the process of a page takes 1.5 seconds to die", () => {
    let root: string;
    beforeAll(async () => {
      root = await buildWeakenedKiosk("slow");
    });

    async function slowEnd(environment: Readonly<Record<string, string>>): Promise<Change> {
      const slow = await startStage({ root, environment });
      onTestFinished(() => slow.stop());
      return recordedEnd(slow, planOf(2, "own-card"), true);
    }

    it("plain paper is on the screen meanwhile", async () => {
      const change = await slowEnd({});
      expect(change).toMatchObject({ after: 0, next: "paper" });
      expect(change.before).toBeLessThan(LATE);
      expect(change.paper).toBeGreaterThan(MANY);
    });

    it("the look would see a page that is removed four seconds later", async () => {
      expect((await slowEnd({ SHIORI_SLOW_FIRST: "1" })).before).toBeGreaterThan(LATE);
    });
  });
});

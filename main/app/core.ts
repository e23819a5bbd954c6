import { join } from "node:path";
import { app } from "electron";
import { EXIT } from "#contract/exit-codes.ts";
import type { News } from "#contract/ipc/news.ts";
import { NEWS_CHANNEL } from "#contract/ipc/verbs.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { EndReason } from "#contract/visit.ts";
import { type Covers, createCovers } from "../covers/covers.ts";
import type { CoverProvider } from "../covers/provider.ts";
import { createTemplateProvider } from "../covers/template.ts";
import { createLibrary, isOtherBackend } from "../library/adapter.ts";
import { createJournal, type Journal } from "../library/journal.ts";
import { createLiveLibrary } from "../library/live.ts";
import type { LiveSettings } from "../settings/live.ts";
import { createHeartbeatMonitor, type HeartbeatMonitor } from "../shell/heartbeat-monitor.ts";
import type { Page } from "../shell/page.ts";
import { awakeClock, monotonicClock } from "../time/clock.ts";
import { within } from "../time/deferred.ts";
import { carryOut } from "../visit/effects.ts";
import { createOutOfOrderState, type OutOfOrderState } from "../visit/out-of-order.ts";
import { createPatronSession, type PatronSession } from "../visit/patron-session.ts";
import { runReset } from "../visit/reset.ts";
import { createResetAdapter } from "../visit/reset-adapter.ts";
import { createResetLog, type ResetLog } from "../visit/reset-log.ts";
import { SLOW_FACTOR, visitTimes } from "../visit/times.ts";
import { createVisit, type Visit } from "../visit/visit.ts";
import { createWaitingCancels, type WaitingCancels } from "../visit/waiting-cancels.ts";
import type { Started } from "./start.ts";

/** The parts that everything else uses. */
export interface Core {
  readonly settings: LiveSettings;
  readonly library: LibraryPort;
  readonly covers: Covers;
  readonly journal: Journal;
  readonly outOfOrder: OutOfOrderState;
  readonly patronSession: PatronSession;
  readonly cancels: WaitingCancels;
  readonly heartbeatMonitor: HeartbeatMonitor;
  readonly visit: Visit;
  readonly resets: ResetLog;
  /** Tells the visit and the idle page after the out-of-order state has changed. */
  updateOutOfOrder(): void;
  /** Called when a reset begins; a listener with a page of its own on the screen removes it. */
  onReset(listener: () => void): void;
  /** A reset runs. Events of the visit wait for its end, and the trouble of the page that it makes is its own. */
  isResetting(): boolean;
  /** A visit has begun. */
  onBegan(listener: () => void): void;
  /** Resets are over, for now. */
  onSettled(listener: () => void): void;
  /** Exits with this code after the next reset. */
  exitAfterReset(code: number): void;
  /** Sends news to the live page, if there is one. */
  tell(news: News): void;
}

/** Sends news to a page, unless it is closing. */
export function tellPage(page: Page | null, news: News): void {
  if (page !== null && !page.leaving && !page.contents.isDestroyed()) page.contents.send(NEWS_CHANNEL, news);
}

/**
 * Pause in milliseconds between the beginning of a visit and the loading of the page that will follow it: the
 * first screens of the patron come first. On the attract screen nothing waits, and no memory is taken for it.
 */
const WARM_AFTER_MS = 1500;

interface Resets {
  /** Runs a reset after those before it; one that is not verified ends the program (fail closed). */
  reset(visit: number, reason: EndReason): void;
  /** Gets the cover and the next page ready, when the visit is still on. */
  began(visit: number): void;
  onReset(listener: () => void): void;
  onBegan(listener: () => void): void;
  onSettled(listener: () => void): void;
  isResetting(): boolean;
  exitAfter(code: number): void;
}

function createResets({ shell, log }: Started, core: () => Core): Resets {
  const adapter = createResetAdapter({
    shell,
    forget(visit) {
      core().patronSession.forget(visit);
      core().covers.forget();
    },
    moveOn() {
      const { visit, patronSession, heartbeatMonitor } = core();
      heartbeatMonitor.start();
      if (visit.state().phase === "ending") {
        visit.dispatch({ type: "reset-done" });
        visit.pauseEvents();
        patronSession.open(visit.state().visit);
      }
      return visit.state().visit;
    },
  });
  let last: Promise<void> = Promise.resolve();
  let exit: number | null = null;
  const listeners: (() => void)[] = [];
  const beginnings: (() => void)[] = [];
  const settled: (() => void)[] = [];
  let pending = 0;

  async function run(visit: number, reason: EndReason): Promise<void> {
    const start = awakeClock();
    const clean = await runReset(adapter, { visit, reason }, awakeClock, log);
    if (!clean) return app.exit(EXIT.failClosed);
    core().resets.keep({ reason, ms: awakeClock() - start, clean });
    if (reason === "signal") exit ??= EXIT.ok;
    pending -= 1;
    if (exit === null) {
      // What came meanwhile may end the next visit at once.
      core().visit.resumeEvents();
      if (pending === 0) for (const listener of settled) listener();
      return;
    }
    // The last page goes first: its death at the exit is no trouble.
    shell.pages.retire();
    // Completes the writes that the patron was promised.
    await within(core().patronSession.signOutsSettled(), SIGN_OUT_WAIT_MS);
    app.exit(exit);
  }

  function warm(visit: number): void {
    const state = core().visit.state();
    if (state.phase !== "open" || state.visit !== visit) return;
    shell.cover();
    shell.pages.warm();
  }

  return {
    onReset: (listener) => void listeners.push(listener),
    onBegan: (listener) => void beginnings.push(listener),
    onSettled: (listener) => void settled.push(listener),
    isResetting: () => pending > 0,
    exitAfter(code) {
      exit ??= code;
    },
    reset(visit, reason) {
      pending += 1;
      for (const listener of listeners) listener();
      last = last.then(() => run(visit, reason));
    },
    began(visit) {
      for (const listener of beginnings) listener();
      // Behind a reset that still clears the partition into which the next page goes.
      setTimeout(() => void last.then(() => warm(visit)), WARM_AFTER_MS);
    },
  };
}

/** Sets the causes that come from the settings: they are broken, or staff took the terminal out of service. */
function setSettingsCauses(outOfOrder: OutOfOrderState, live: LiveSettings): void {
  outOfOrder.set("settings", live.standing() === "broken", live.problems());
  outOfOrder.set("service", live.now().kiosk.outOfService);
}

/** Calls always go to the backend that the settings name now. */
function libraryOf(live: LiveSettings, log: Started["log"]): LibraryPort {
  const { library, replace } = createLiveLibrary(createLibrary(live.now(), log), log);
  live.onChange((before) => {
    if (isOtherBackend(before, live.now())) replace(createLibrary(live.now(), log));
  });
  return library;
}

/** Covers always come from where the settings say now. */
function coversOf({ log }: Started, live: LiveSettings): Covers {
  const open = (): CoverProvider | null => {
    const { covers } = live.now();
    return covers.url === "" ? null : createTemplateProvider(covers);
  };
  const covers = createCovers({ open, clock: monotonicClock, log });
  live.onChange((before) => {
    if (JSON.stringify(before.covers) !== JSON.stringify(live.now().covers)) covers.renew();
  });
  return covers;
}

/** Milliseconds in which an orderly stop waits for the outcome of the last patron's writes. */
const SIGN_OUT_WAIT_MS = 1500;

/** Cancellations wait as long as the settings say, and with all other times longer for who asked for more time. */
function cancelsOf({ log }: Started, live: LiveSettings, core: () => Core): WaitingCancels {
  return createWaitingCancels({
    clock: monotonicClock,
    wait() {
      const state = core().visit.state();
      const factor = state.phase === "open" && state.slow ? SLOW_FACTOR : 1;
      return live.now().visit.takeBackSeconds * 1000 * factor;
    },
    tell: (news) => core().tell(news),
    onRefusal(name) {
      log("refused", { verb: "cancelHold", refusal: name });
      if (name === "signed-out") core().visit.dispatch({ type: "signed-out" });
    },
  });
}

/** Builds the core on the open shell. */
export function createCore(started: Started, live: LiveSettings): Core {
  const { log, shell } = started;
  const library = libraryOf(live, log);
  const journal = createJournal(join(app.getPath("userData"), "journal.jsonl"), log);
  const outOfOrder = createOutOfOrderState();
  const cancels = cancelsOf(started, live, () => core);
  setSettingsCauses(outOfOrder, live);
  const tell = (news: News): void => tellPage(shell.pages.live(), news);
  const { reset, began, exitAfter, ...resets } = createResets(started, () => core);

  function updateOutOfOrder(): void {
    setSettingsCauses(outOfOrder, live);
    const reason = outOfOrder.current();
    core.visit.dispatch({ type: "backend", away: reason !== null });
    // It may be another reason than before.
    if (core.visit.state().phase === "out-of-order") tell({ type: "out-of-order", outOfOrder: reason });
  }

  const core: Core = {
    settings: live,
    library,
    covers: coversOf(started, live),
    journal,
    outOfOrder,
    patronSession: createPatronSession(library, journal, cancels),
    cancels,
    heartbeatMonitor: createHeartbeatMonitor(monotonicClock),
    visit: createVisit(
      () => visitTimes(live.now()),
      monotonicClock,
      outOfOrder.current() !== null,
      (effect) => carryOut(effect, { log, outOfOrder, tell, began, reset }),
    ),
    resets: createResetLog(),
    updateOutOfOrder,
    onReset: resets.onReset,
    onBegan: resets.onBegan,
    onSettled: resets.onSettled,
    isResetting: resets.isResetting,
    exitAfterReset: exitAfter,
    tell,
  };
  return core;
}

import { join } from "node:path";
import { app } from "electron";
import type { News } from "#contract/ipc/news.ts";
import { NEWS_CHANNEL } from "#contract/ipc/verbs.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { EndReason } from "#contract/visit.ts";
import { EXIT } from "./guard.ts";
import { createLibrary } from "./library/adapter.ts";
import { createJournal, type Journal } from "./library/journal.ts";
import { createOrder, type Order } from "./order.ts";
import type { Page } from "./shell/page.ts";
import { createPulse, type Pulse } from "./shell/pulse.ts";
import type { Started } from "./start.ts";
import { monotonicClock } from "./visit/clock.ts";
import { carryOut } from "./visit/effects.ts";
import { resetHands } from "./visit/hands.ts";
import { createPatronDesk, type PatronDesk } from "./visit/patron-desk.ts";
import { runReset } from "./visit/reset.ts";
import { visitTimes } from "./visit/times.ts";
import { createVisit, type Visit } from "./visit/visit.ts";

/** The parts that everything else is joined to. */
export interface Core {
  readonly settings: Settings;
  readonly library: LibraryPort;
  readonly journal: Journal;
  readonly order: Order;
  readonly desk: PatronDesk;
  readonly pulse: Pulse;
  readonly visit: Visit;
  /** Tells the live page; between two pages nobody is told. */
  tell(news: News): void;
}

function tellPage(page: Page | null, news: News): void {
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
}

function createResets({ shell, log }: Started, core: () => Core): Resets {
  const hands = resetHands({
    shell,
    forget: (visit) => core().desk.forget(visit),
    moveOn() {
      const { visit, desk, pulse } = core();
      visit.dispatch({ type: "reset-done" });
      const { visit: next } = visit.state();
      desk.open(next);
      pulse.start();
      return next;
    },
  });
  let last: Promise<void> = Promise.resolve();

  async function run(visit: number, reason: EndReason): Promise<void> {
    const clean = await runReset(hands, { visit, reason }, monotonicClock, log);
    if (!clean) return app.exit(EXIT.failClosed);
    if (reason !== "signal") return;
    // The last page goes first: its death at the exit is no trouble.
    shell.pages.retire();
    app.exit(EXIT.ok);
  }

  function warm(visit: number): void {
    const state = core().visit.state();
    if (state.phase !== "open" || state.visit !== visit) return;
    shell.cover();
    shell.pages.warm();
  }

  return {
    reset(visit, reason) {
      last = last.then(() => run(visit, reason));
    },
    began(visit) {
      // Behind a reset that still clears the partition into which the next page goes.
      setTimeout(() => void last.then(() => warm(visit)), WARM_AFTER_MS);
    },
  };
}

/** Builds the core on the open shell. `broken`: the settings are; no backend is asked then. */
export function createCore(started: Started, settings: Settings, broken: boolean): Core {
  const { log, shell } = started;
  const library = createLibrary(settings, log);
  const journal = createJournal(join(app.getPath("userData"), "journal.jsonl"), log);
  const order = createOrder(broken);
  const tell = (news: News): void => tellPage(shell.pages.live(), news);
  const { reset, began } = createResets(started, () => core);
  const core: Core = {
    settings,
    library,
    journal,
    order,
    desk: createPatronDesk(library, journal),
    pulse: createPulse(monotonicClock),
    visit: createVisit(visitTimes(settings), monotonicClock, broken, (effect) =>
      carryOut(effect, { log, order, tell, began, reset }),
    ),
    tell,
  };
  return core;
}

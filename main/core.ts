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

/** Runs resets one after the other; a reset that is not verified ends the program (fail closed). */
function createResets({ shell, log }: Started, core: () => Core): (visit: number, reason: EndReason) => void {
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
    if (reason === "signal") return app.exit(EXIT.ok);
    shell.pages.warm();
  }
  return (visit, reason) => {
    last = last.then(() => run(visit, reason));
  };
}

/** Builds the core on the open shell. `broken`: the settings are; no backend is asked then. */
export function createCore(started: Started, settings: Settings, broken: boolean): Core {
  const { log, shell } = started;
  const library = createLibrary(settings, log);
  const journal = createJournal(join(app.getPath("userData"), "journal.jsonl"), log);
  const order = createOrder(broken);
  const tell = (news: News): void => tellPage(shell.pages.live(), news);
  const reset = createResets(started, () => core);
  const core: Core = {
    settings,
    library,
    journal,
    order,
    desk: createPatronDesk(library, journal),
    pulse: createPulse(monotonicClock),
    visit: createVisit(visitTimes(settings), monotonicClock, broken, (effect) =>
      carryOut(effect, { log, order, tell, reset }),
    ),
    tell,
  };
  return core;
}

import { join } from "node:path";
import { app } from "electron";
import type { News } from "#contract/ipc/news.ts";
import { NEWS_CHANNEL } from "#contract/ipc/verbs.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { SLOW_FACTOR } from "#contract/visit.ts";
import { type Covers, createCovers } from "../covers/covers.ts";
import type { CoverProvider } from "../covers/provider.ts";
import { createTemplateProvider } from "../covers/template.ts";
import { createLibrary, isOtherBackend } from "../library/adapter.ts";
import { createCardTries } from "../library/card-tries.ts";
import { createJournal } from "../library/journal.ts";
import { createLendingCounter } from "../library/lending-counter.ts";
import { type Adapter, createLiveLibrary } from "../library/live.ts";
import type { LiveSettings } from "../settings/live.ts";
import { createHeartbeatMonitor } from "../shell/heartbeat-monitor.ts";
import type { Page } from "../shell/page.ts";
import { monotonicClock } from "../time/clock.ts";
import { carryOut } from "../visit/effects.ts";
import { createOutOfOrderState, type OutOfOrderState } from "../visit/out-of-order.ts";
import { createPatronSession, endLostSession } from "../visit/patron-session.ts";
import { createRecentResets } from "../visit/recent-resets.ts";
import { createReturns } from "../visit/returns.ts";
import { visitTimes } from "../visit/times.ts";
import { createVisit } from "../visit/visit.ts";
import { createWaitingCancels, type WaitingCancels } from "../visit/waiting-cancels.ts";
import { createResets } from "./resets.ts";
import type { Core, Started } from "./types.ts";

/** Sends an event to a page, unless it is closing. */
export function tellPage(page: Page | null, news: News): void {
  if (page !== null && !page.leaving && !page.contents.isDestroyed()) page.contents.send(NEWS_CHANNEL, news);
}

/** Sets the out-of-order causes of the settings: invalid, or out of service. */
function setSettingsCauses(outOfOrder: OutOfOrderState, live: LiveSettings): void {
  outOfOrder.set("settings", live.standing() === "broken", live.problems());
  outOfOrder.set("service", live.now().kiosk.outOfService);
}

/** Calls go to the backend of the current settings. */
function libraryOf(live: LiveSettings, log: Started["log"]): LibraryPort {
  const cardTries = createCardTries();
  const open = (): Adapter => createLibrary(live.now(), log, cardTries);
  const { library, replace } = createLiveLibrary(open(), log);
  live.onChange((before) => {
    if (isOtherBackend(before, live.now())) replace(open());
  });
  return library;
}

/** Covers come from the source of the current settings. */
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

/** The undo time of cancellations follows the settings, and is longer in a visit with more time. */
function cancelsOf(
  { log }: Started,
  live: LiveSettings,
  { visit, tell, onSignedOut }: Pick<Core, "visit" | "tell"> & { onSignedOut(): void },
): WaitingCancels {
  return createWaitingCancels({
    clock: monotonicClock,
    wait() {
      const state = visit.state();
      const factor = state.phase === "open" && state.slow ? SLOW_FACTOR : 1;
      return live.now().visit.takeBackSeconds * 1000 * factor;
    },
    tell,
    onRefusal(name) {
      log("refused", { verb: "cancelHold", refusal: name });
      if (name === "signed-out") onSignedOut();
    },
  });
}

/** Builds the core on the open shell. */
export function createCore(started: Started, live: LiveSettings): Core {
  const { log, shell } = started;
  const library = libraryOf(live, log);
  const covers = coversOf(started, live);
  const journal = createJournal(join(app.getPath("userData"), "journal.jsonl"), log);
  const outOfOrder = createOutOfOrderState();
  setSettingsCauses(outOfOrder, live);
  const heartbeatMonitor = createHeartbeatMonitor(monotonicClock);
  const resets = createRecentResets();
  const tell = (news: News): void => tellPage(shell.pages.live(), news);
  const visit = createVisit(() => visitTimes(live.now()), monotonicClock, outOfOrder.current() !== null);
  const onSignedOut = (): void => {
    // A cancellation of an earlier sign-in is not sent to the page.
    const { session } = patronSession.current();
    if (session !== null) endLostSession(session, patronSession, visit);
  };
  const cancels = cancelsOf(started, live, { visit, tell, onSignedOut });
  const patronSession = createPatronSession(library, journal, cancels);
  const returns = createReturns();
  const parts = { visit, patronSession, journal, returns, covers, heartbeatMonitor, resets };
  const { reset, began, exitAfter, ...listening } = createResets(started, parts);
  visit.setEffectHandler((effect) => carryOut(effect, { log, outOfOrder, tell, began, reset }));

  function updateOutOfOrder(): void {
    setSettingsCauses(outOfOrder, live);
    const reason = outOfOrder.current();
    visit.dispatch({ type: "backend", away: reason !== null });
    // The reason may have changed.
    if (visit.state().phase === "out-of-order") tell({ type: "out-of-order", outOfOrder: reason });
  }

  return {
    ...parts,
    settings: live,
    library,
    lending: createLendingCounter(),
    outOfOrder,
    cancels,
    updateOutOfOrder,
    ...listening,
    exitAfterReset: exitAfter,
    tell,
  };
}

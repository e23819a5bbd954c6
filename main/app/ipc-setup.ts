import type { Hello, Verb } from "#contract/ipc/calls.ts";
import { createRateLimit, type RateLimit } from "#contract/ipc/rates.ts";
import { hasPatrons } from "#contract/settings/services.ts";
import { offeredHere } from "../ipc/capabilities.ts";
import { makeContext } from "../ipc/contexts.ts";
import { type Caller, createGate } from "../ipc/gate.ts";
import { makeHello } from "../ipc/hello.ts";
import { passwordRules } from "../library/password-rules.ts";
import type { Printing } from "../printing/printing.ts";
import type { CodeFormats } from "../scanner/code-formats.ts";
import { isDrawnByProcessor } from "../shell/drawing.ts";
import type { Page } from "../shell/page.ts";
import type { Pages } from "../shell/pages.ts";
import type { Speaker } from "../speech/speaker.ts";
import type { StaffSession } from "../staff/staff-session.ts";
import { monotonicClock } from "../time/clock.ts";
import { endLostSession } from "../visit/patron-session.ts";
import type { BackendWatch } from "./backend-watch.ts";
import type { Core, IpcHandlers, Started } from "./types.ts";

/** Looks up a call's page; each page has its own rate limit. */
function createCallers(pages: Pages, onBeat: () => void): (contentsId: number) => Caller | null {
  const rates = new WeakMap<Page, RateLimit<Verb>>();
  return (contentsId) => {
    const page = pages.of(contentsId);
    if (page === null) return null;
    const buckets = rates.get(page) ?? createRateLimit(monotonicClock);
    rates.set(page, buckets);
    return {
      visit: page.visit,
      live: page.live,
      rates: buckets,
      greet: page.greet,
      beat() {
        page.beat();
        if (page === pages.live()) onBeat();
      },
    };
  };
}

/** Answers `hello`; only the first answer of a page contains the previous patron's goodbye. */
function createHello(
  { settings, visit, library, outOfOrder }: Core,
  pages: Pages,
  backend: BackendWatch,
  printing: Printing,
): () => Promise<Hello> {
  const greeted = new WeakSet<Page>();
  return async () => {
    await backend.firstInfo();
    const page = pages.live();
    const first = page !== null && !greeted.has(page);
    if (page !== null) greeted.add(page);
    return makeHello({
      settings: settings.now(),
      news: visit.news(),
      state: visit.state(),
      info: backend.info(),
      capabilities: offeredHere(library.capabilities, settings.now()),
      outOfOrder: outOfOrder.current(),
      partAway: outOfOrder.partAway(),
      besideAway: outOfOrder.besideAway(),
      slips: printing.slips(),
      drawnByProcessor: isDrawnByProcessor(),
      first,
    });
  };
}

/** Services that answer calls, besides the core. */
export interface IpcDeps {
  readonly codeFormats: () => CodeFormats;
  readonly backend: BackendWatch;
  readonly printing: Printing;
  readonly speaker: Speaker;
}

/** Connects the IPC handlers (calls, staff calls, activity) to the core. */
export function setUpIpc(
  { log, shell }: Started,
  core: Core,
  { codeFormats, backend, printing, speaker }: IpcDeps,
  staff: Pick<StaffSession, "open" | "owns" | "activity"> & { call: IpcHandlers["staff"]; heard(): void },
): IpcHandlers {
  const {
    visit,
    patronSession,
    cancels,
    journal,
    lending,
    returns,
    library,
    covers,
    settings,
    heartbeatMonitor,
  } = core;
  core.onReset(speaker.hush);
  const hello = createHello(core, shell.pages, backend, printing);
  const call = createGate({
    log,
    callerOf: createCallers(shell.pages, heartbeatMonitor.beat),
    isClosing: shell.pages.isClosing,
    visit: () => (visit.state().phase === "ending" ? null : visit.state().visit),
    state: visit.state,
    capabilities: () => offeredHere(library.capabilities, settings.now()),
    contextFor: (number) =>
      makeContext(
        {
          library,
          covers,
          journal,
          lending,
          patronSession,
          visit,
          cancels,
          returns,
          codeFormats,
          newPassword: passwordRules(settings.now()).next,
          hasPatrons: hasPatrons(settings.now()),
          hello,
          staffDoor: staff.open,
          speaker,
          print: printing.print,
        },
        number,
      ),
    onRefusal(name, session) {
      if (name === "signed-out") endLostSession(session, patronSession, visit);
      // A write that was not done may be the first sign of an outage.
      if (name === "out-of-order" || name === "not-done") backend.lookNow();
    },
  });
  return {
    call,
    staff: staff.call,
    activity(sender) {
      if (sender.trusted) staff.heard();
      if (sender.trusted && staff.owns(sender.contentsId)) return staff.activity();
      const page = shell.pages.of(sender.contentsId);
      if (sender.trusted && page !== null && page === shell.pages.live())
        visit.dispatch({ type: "activity" });
    },
  };
}

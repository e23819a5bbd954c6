import { join } from "node:path";
import { app } from "electron";
import type { LibraryInfo } from "#contract/domain/library.ts";
import { EXIT } from "#contract/exit-codes.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Changed } from "#contract/staff/calls.ts";
import type { Condition, TestOutcome } from "#contract/staff/reports.ts";
import type { Journal } from "../library/journal.ts";
import type { LendingCounter } from "../library/lending-counter.ts";
import type { Log } from "../log/log.ts";
import type { Printing } from "../printing/printing.ts";
import type { LiveSettings } from "../settings/live.ts";
import type { Secrets } from "../settings/secrets.ts";
import { monotonicClock } from "../time/clock.ts";
import type { OutOfOrderState } from "../visit/out-of-order.ts";
import type { RecentResets } from "../visit/recent-resets.ts";
import type { Visit } from "../visit/visit.ts";
import { createConnectionService } from "./connection-service.ts";
import { eventsOf, statusOf, testBackend } from "./diagnostics.ts";
import { openExchange } from "./exchange.ts";
import type { StaffHandlers } from "./gate.ts";
import { testLending } from "./lending-test.ts";
import { createSettingsService } from "./settings-service.ts";
import type { StaffSession } from "./staff-session.ts";

/** The parts of the kiosk that the staff area shows and changes. */
export interface StaffCore {
  readonly settings: LiveSettings;
  readonly library: LibraryPort;
  readonly journal: Journal;
  readonly lending: Pick<LendingCounter, "counts">;
  readonly outOfOrder: Pick<OutOfOrderState, "isActive" | "partAway">;
  readonly visit: Pick<Visit, "dispatch">;
  readonly resets: RecentResets;
  /** Exits with this code after the next reset. */
  exitAfterReset(code: number): void;
}

export interface HandlerDeps {
  readonly log: Log;
  /** Path of this machine's own settings file. */
  readonly localFile: string;
  readonly core: StaffCore;
  readonly backend: {
    /** The library information; null = none yet. */
    info(): LibraryInfo | null;
    /** Reads it again. */
    readAgain(): void;
  };
  readonly printing: Printing;
  readonly secrets: Secrets;
  readonly staffSession: StaffSession;
}

/** Tests belong to no visit and are never aborted. */
const NEVER_ABORTED = new AbortController().signal;

/** The handlers of the staff page. The gate has checked page, session and arguments. */
export function createStaffHandlers({
  log,
  localFile,
  core,
  backend,
  printing,
  secrets,
  staffSession,
}: HandlerDeps): StaffHandlers {
  const { settings: live, outOfOrder, visit, resets, journal } = core;
  const settingsService = createSettingsService({
    live,
    secrets,
    localFile,
    atStart: live.now(),
    info: backend.info,
  });
  const connection = createConnectionService({ settingsService, log, now: live.now });
  const own = join(app.getPath("userData"), "exchange");
  const exchange = openExchange({
    live,
    settingsService,
    folder: () => live.now().staff.exchangeFolder || own,
  });

  async function printerReady(): Promise<Condition> {
    const { name } = live.now().printer;
    if (name === "") return "unknown";
    const printer = (await printing.printers()).find((one) => one.name === name);
    return printer?.ready === true && printer.reasons === "" ? "ok" : "notice";
  }

  /** Prints the test slip like any slip, and returns the outcome. */
  async function testPrinter(): Promise<TestOutcome> {
    if (live.now().printer.name === "") return { ok: false, about: "none", ms: [] };
    const start = monotonicClock();
    const about = await printing.print(
      { kind: "test" },
      { language: live.now().languages.first },
      NEVER_ABORTED,
    );
    return { ok: about === "printed", about, ms: [monotonicClock() - start] };
  }

  /** Logs a code for the change, never its value. */
  function logged(kind: string, changed: Changed): Changed {
    log(changed.ok ? "staff-changed" : "staff-change-refused", { kind });
    return changed;
  }

  staffSession.onEnrol(async (card) => {
    log("staff-changed", { kind: "card" });
    return (await settingsService.addCard(card)).ok;
  });

  /** Leaves by ending the visit, so that the page is closed and checked before the exit. */
  function leaveWith(code: number): void {
    log("staff-ends-program", { exit: code });
    core.exitAfterReset(code);
    visit.dispatch({ type: "end", reason: "staff" });
  }

  return {
    async hello() {
      connection.forget();
      return staffSession.hello();
    },
    beat: async () => staffSession.beat(),
    enter: ({ pin }) => staffSession.enter(pin),
    leave: async () => staffSession.leave(),
    status: async () =>
      statusOf({
        live,
        resets,
        scannedAt: staffSession.scannedAt,
        outage: () => (outOfOrder.isActive("backend") ? "all" : outOfOrder.partAway()),
        places: settingsService.places,
        printerReady,
        unconfirmed: () => journal.unconfirmed().length,
      }),
    settings: async () => settingsService.show(),
    change: async ({ changes }) => logged("settings", settingsService.change(changes)),
    async undo() {
      const undone = settingsService.undo();
      logged("undo", undone);
      return undone;
    },
    secret: async ({ name, value }) => logged(name, await settingsService.secret(name, value)),
    async enrol({ what }) {
      staffSession.waitForCard(what === "scan");
      return what === "forget"
        ? logged("cards", await settingsService.forgetCards())
        : { ok: true, settings: settingsService.show() };
    },
    exchange: async () => exchange.look(),
    async exportFile() {
      const name = exchange.exportFile();
      log(name === null ? "staff-export-failed" : "staff-exported");
      return name;
    },
    async importFile({ file, really }) {
      const answer = exchange.importFile(file, really);
      if (really) log(answer.ok ? "staff-changed" : "staff-change-refused", { kind: "import" });
      return answer;
    },
    tryAddress: ({ draft }) => connection.tryAddress(draft),
    tryCatalogue: ({ draft }) => connection.tryCatalogue(draft),
    tryServices: ({ draft }) => connection.tryServices(draft),
    tryConnection: ({ draft, card }) => connection.tryDraft(draft, card),
    useConnection: async () => logged("connection", connection.use()),
    testBackend() {
      // Also reloads hours and closed days, which staff may have changed in the backend.
      backend.readAgain();
      return testBackend(core.library);
    },
    testLending: (args) =>
      testLending(core.library, journal, { ...args, byCard: live.now().lend.signIn === "card" }),
    printers: () => printing.printers(),
    testPrinter,
    records: async () => {
      const { resets: total, clean } = resets.counts();
      return {
        since: new Date(Date.now() - process.uptime() * 1000).toISOString(),
        resets: resets.recent(),
        total,
        clean,
        events: eventsOf(log.recent()),
        unconfirmed: journal.unconfirmed(),
        lending: core.lending.counts(),
      };
    },
    async writeChecked({ key }) {
      await journal.checked(key);
      log("staff-checked-write");
      return journal.unconfirmed();
    },
    restart: async () => leaveWith(EXIT.failClosed),
    leaveKiosk: async () => leaveWith(EXIT.left),
  };
}

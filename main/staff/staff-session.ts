import { join } from "node:path";
import { staffLanguage } from "#contract/domain/text.ts";
import type { StaffDoor, StaffHello, StaffNews } from "#contract/staff/calls.ts";
import { STAFF_NEWS_CHANNEL } from "#contract/staff/verbs.ts";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import type { CodeFormats } from "../scanner/code-formats.ts";
import { bareCode, decodeBurst } from "../scanner/decode.ts";
import type { Burst } from "../scanner/source.ts";
import type { LiveSettings } from "../settings/live.ts";
import { createHeartbeatMonitor } from "../shell/heartbeat-monitor.ts";
import { killProcess } from "../shell/kill-process.ts";
import type { Shell } from "../shell/shell.ts";
import { createStaffView, type StaffView } from "../shell/staff-view.ts";
import type { Clock } from "../time/clock.ts";
import type { Visit } from "../visit/visit.ts";
import { type Access, createAccess, staffCardIn } from "./access.ts";
import type { Tries } from "./tries.ts";

/** Idle limit of the PIN pad, shorter than that of the open area. */
const PAD_IDLE_MS = 30_000;
/** Milliseconds before the idle limit at which staff are warned. */
const CLOSING_NOTICE_MS = 20_000;
const SECOND_MS = 1000;

/** The staff area: its page above the idle page, its access check, and the scans meant for it. */
export interface StaffSession {
  readonly access: Access;
  /** Opens the page that asks for the PIN, unless a visit is open. */
  open(): void;
  /** Ends the session by a verified reset (reason `staff`), which brings the patrons' page back. */
  leave(): void;
  /** Removes the page at once; called when any reset begins. */
  close(): void;
  owns(contentsId: number): boolean;
  hello(): StaffHello;
  /** Checks a typed PIN and sends the result to the page. */
  enter(pin: string): Promise<StaffDoor>;
  beat(): void;
  activity(): void;
  tick(): void;
  /** True = the burst was for staff; nothing else may handle it. */
  takeBurst(burst: Burst): boolean;
  /** Time of the last scan, ISO; null = none since the start. */
  scannedAt(): string | null;
  /** Starts or stops waiting for a card to register. */
  waitForCard(waits: boolean): void;
  /** Sets the handler that stores a registered card; it resolves to false when the card is known already. */
  onEnrol(enrol: (card: string) => Promise<boolean>): void;
}

export interface StaffSessionDeps {
  readonly shell: Shell;
  readonly core: {
    readonly settings: LiveSettings;
    readonly visit: Pick<Visit, "state" | "dispatch">;
    isResetting(): boolean;
  };
  readonly tries: Tries;
  /** The rules in force. */
  codeFormats(): CodeFormats;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
  onKey: Parameters<typeof createStaffView>[0]["onKey"];
}

/** Creates it, closed. */
export function createStaffSession({
  shell,
  core,
  tries,
  codeFormats,
  clock,
  log,
  alarm,
  onKey,
}: StaffSessionDeps): StaffSession {
  const { settings: live, visit } = core;
  const access = createAccess({
    staff: () => live.now().staff,
    tries,
    log,
    checkIdle: () => void isActive(),
  });
  const heartbeatMonitor = createHeartbeatMonitor(clock);
  let page: StaffView | null = null;
  let touchedAt = clock();
  let toldClosing: number | null = null;
  let scannedAt: string | null = null;
  let waiting = false;
  let enrol: (card: string) => Promise<boolean> = async () => false;

  function tell(news: StaffNews): void {
    if (page !== null && !page.contents.isDestroyed()) page.contents.send(STAFF_NEWS_CHANNEL, news);
  }

  function leave(): void {
    visit.dispatch({ type: "end", reason: "staff" });
  }

  function open(): void {
    // Events wait during a reset: the phase would become `staff` later, with no page to leave it.
    if (core.isResetting()) return;
    visit.dispatch({ type: "staff" });
    if (page !== null || visit.state().phase !== "staff") return;
    log("staff-door");
    page = createStaffView({
      preload: join(import.meta.dirname, "../preload/index.cjs"),
      log,
      alarm,
      onKey,
      onTrouble() {
        log("staff-page-trouble");
        leave();
      },
    });
    touchedAt = clock();
    heartbeatMonitor.start();
    shell.front(page.view);
  }

  function close(): void {
    const old = page;
    page = null;
    waiting = false;
    access.shut();
    if (old === null) return;
    shell.front(null);
    void old.end(killProcess).catch(() => log("staff-page-not-cleared"));
  }

  /** A staff card opens the page at once, and the staff area if it is registered. */
  async function onStaffCard(card: string): Promise<void> {
    open();
    tell({ type: "door", door: await access.card(card) });
  }

  async function enrolCard(text: string): Promise<void> {
    const card = staffCardIn(text, live.now().staff);
    if (card === null) return tell({ type: "enrolled", card: "no-staff-card" });
    waiting = false;
    tell({ type: "enrolled", card: (await enrol(card)) ? "taken" : "known" });
  }

  function takeInside(burst: Burst): void {
    if (waiting) return void enrolCard(burst.text);
    const scan = decodeBurst(burst, codeFormats());
    log("scan-tested", { kind: scan.kind === "refused" ? scan.refusal.name : scan.kind });
    const at = new Date().toISOString();
    tell({ type: "scan", at, text: burst.text, code: bareCode(burst.text), scan });
  }

  function idleLimit(): number {
    return access.isOpen() ? live.now().staff.closeSeconds * SECOND_MS : PAD_IDLE_MS;
  }

  function timeLeft(): number {
    return touchedAt + idleLimit() - clock();
  }

  /**
   * Whether the staff area or its PIN pad is on the screen. Ends it first when its time is over: a touch or call that was
   * delayed by a stall must not keep it open.
   */
  function isActive(): boolean {
    if (page !== null && timeLeft() <= 0) leave();
    return page !== null;
  }

  function tellClosing(left: number): void {
    const seconds = left <= CLOSING_NOTICE_MS ? Math.ceil(left / SECOND_MS) : null;
    if (seconds === toldClosing) return;
    toldClosing = seconds;
    tell({ type: "closing", seconds });
  }

  return {
    access,
    open,
    leave,
    close,
    owns: (contentsId) => isActive() && page?.contents.id === contentsId,
    hello() {
      const { kiosk, languages } = live.now();
      return {
        language: staffLanguage(languages.first),
        kioskName: kiosk.name,
        panelDiagonalInches: kiosk.panelDiagonalInches,
        door: access.door(),
      };
    },
    async enter(pin) {
      if (!isActive()) return access.door();
      const door = await access.pin(pin);
      tell({ type: "door", door });
      return door;
    },
    beat: heartbeatMonitor.beat,
    activity() {
      if (isActive()) touchedAt = clock();
    },
    tick() {
      if (!isActive()) return;
      if (heartbeatMonitor.missed()) return leave();
      tellClosing(timeLeft());
    },
    takeBurst(burst) {
      scannedAt = new Date().toISOString();
      isActive();
      const { phase } = visit.state();
      if (phase === "staff") touchedAt = clock();
      if (phase === "staff" && access.isOpen()) {
        takeInside(burst);
        return true;
      }
      const card = staffCardIn(burst.text, live.now().staff);
      if (card === null) return phase === "staff";
      // During a visit or a reset it has no effect, but must not be read as a patron's card either.
      if (phase === "open" || phase === "ending") log("scan-dropped", { kind: "staff-card" });
      else void onStaffCard(card);
      return true;
    },
    scannedAt: () => scannedAt,
    waitForCard(waits) {
      waiting = waits;
    },
    onEnrol(next) {
      enrol = next;
    },
  };
}

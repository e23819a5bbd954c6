import { join } from "node:path";
import { staffLanguage } from "#contract/domain/text.ts";
import type { StaffDoor, StaffHello, StaffNews } from "#contract/staff/calls.ts";
import { STAFF_NEWS_CHANNEL } from "#contract/staff/verbs.ts";
import type { Core } from "../core.ts";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import { decodeBurst } from "../scanner/decode.ts";
import type { Burst } from "../scanner/source.ts";
import { createPulse } from "../shell/pulse.ts";
import type { Shell } from "../shell/shell.ts";
import { createStaffView, type StaffView } from "../shell/staff-view.ts";
import type { Clock } from "../visit/clock.ts";
import { endProcess } from "../visit/process-end.ts";
import { type Access, createAccess, staffCardIn } from "./access.ts";
import type { Tries } from "./tries.ts";

/** A PIN pad that nobody uses goes away sooner than an open area. */
const PAD_IDLE_MS = 30_000;
/** Staff are told so long before the area closes by itself. */
const CLOSING_NOTICE_MS = 20_000;
const SECOND_MS = 1000;

/** The staff area: its page over the page of nobody, its door, and what it hears. */
export interface StaffRoom {
  readonly access: Access;
  /** Opens the page that asks for the PIN, when nobody is here. */
  open(): void;
  /** Staff go: the verified reset brings the patrons' page back (reason `staff`). */
  leave(): void;
  /** Takes the page away at once; called when any reset begins. */
  shut(): void;
  owns(contentsId: number): boolean;
  hello(): StaffHello;
  /** A typed PIN. The page is told, whoever sent it. */
  enter(pin: string): Promise<StaffDoor>;
  beat(): void;
  activity(): void;
  tick(): void;
  /** True = the burst was the staff's, and nobody else hears of it. */
  takeBurst(burst: Burst): boolean;
  /** When something was scanned last, ISO; null = not since the start. */
  scannedAt(): string | null;
  /** The next staff card that is read may come in, or not any more. */
  waitForCard(waits: boolean): void;
  /** Who writes a new card down; answers whether it is. */
  onEnrol(enrol: (card: string) => Promise<boolean>): void;
}

export interface RoomNeeds {
  readonly shell: Shell;
  readonly core: Pick<Core, "settings" | "visit" | "isResetting">;
  readonly tries: Tries;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
  onKey: Parameters<typeof createStaffView>[0]["onKey"];
}

/** Makes it; nobody is in. */
export function createStaffRoom({ shell, core, tries, clock, log, alarm, onKey }: RoomNeeds): StaffRoom {
  const { settings: live, visit } = core;
  const access = createAccess({ staff: () => live.now().staff, tries, log, judge: () => void isThere() });
  const pulse = createPulse(clock);
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
    // What is dispatched now would wait: the phase would become the staff's with no page to leave it by.
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
    pulse.start();
    shell.front(page.view);
  }

  function shut(): void {
    const old = page;
    page = null;
    waiting = false;
    access.shut();
    if (old === null) return;
    shell.front(null);
    void old.end(endProcess).catch(() => log("staff-page-not-cleared"));
  }

  /** A staff card: it opens the page at once, and the door when it is known. */
  async function cardShown(card: string): Promise<void> {
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
    const scan = decodeBurst(burst, live.now());
    log("scan-tested", { kind: scan.kind === "refused" ? scan.refusal.name : scan.kind });
    tell({ type: "scan", at: new Date().toISOString(), text: burst.text, scan });
  }

  function idleLimit(): number {
    return access.isOpen() ? live.now().staff.closeSeconds * SECOND_MS : PAD_IDLE_MS;
  }

  function timeLeft(): number {
    return touchedAt + idleLimit() - clock();
  }

  /**
   * Whether staff, or the pad for their PIN, are on the screen. Ends the area first when its time is over: a touch or a call
   * that was held up by a standstill must not keep it open.
   */
  function isThere(): boolean {
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
    shut,
    owns: (contentsId) => isThere() && page?.contents.id === contentsId,
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
      if (!isThere()) return access.door();
      const door = await access.pin(pin);
      tell({ type: "door", door });
      return door;
    },
    beat: pulse.beat,
    activity() {
      if (isThere()) touchedAt = clock();
    },
    tick() {
      if (!isThere()) return;
      if (pulse.missed()) return leave();
      tellClosing(timeLeft());
    },
    takeBurst(burst) {
      scannedAt = new Date().toISOString();
      isThere();
      const { phase } = visit.state();
      if (phase === "staff") touchedAt = clock();
      if (phase === "staff" && access.isOpen()) {
        takeInside(burst);
        return true;
      }
      const card = staffCardIn(burst.text, live.now().staff);
      if (card === null) return phase === "staff";
      // Over a patron, or during a reset, it opens nothing; but it is nobody's card either.
      if (phase === "open" || phase === "ending") log("scan-dropped", { kind: "staff-card" });
      else void cardShown(card);
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

import type { News } from "#contract/ipc/news.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Covers } from "../covers/covers.ts";
import type { Sender } from "../ipc/sender.ts";
import type { Journal } from "../library/journal.ts";
import type { LendingCounter } from "../library/lending-counter.ts";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";
import type { LiveSettings } from "../settings/live.ts";
import type { ReadLayers } from "../settings/read.ts";
import type { settingsSources } from "../settings/sources.ts";
import type { HeartbeatMonitor } from "../shell/heartbeat-monitor.ts";
import type { Shell } from "../shell/shell.ts";
import type { OutOfOrderState } from "../visit/out-of-order.ts";
import type { PatronSession } from "../visit/patron-session.ts";
import type { RecentResets } from "../visit/recent-resets.ts";
import type { Returns } from "../visit/returns.ts";
import type { Visit } from "../visit/visit.ts";
import type { WaitingCancels } from "../visit/waiting-cancels.ts";
import type { Arguments } from "./arguments.ts";

/** What the second half of the start gets from the first. */
export interface Started {
  readonly arguments: Arguments;
  readonly windowSettings: EarlyWindowSettings;
  readonly layers: ReadLayers;
  /** Their files, which are watched while the kiosk runs. */
  readonly sources: ReturnType<typeof settingsSources>;
  readonly log: Log;
  /** Logs stopped attempts. */
  readonly alarm: Alarm;
  readonly shell: Shell;
  /** Folder of the program, for unbuilt files (the dock's page). */
  readonly root: string;
}

/** IPC handlers of the second half; calls that come earlier wait for them. */
export interface IpcHandlers {
  call(sender: Sender, envelope: unknown): Promise<unknown>;
  /** A call of the staff area's page. */
  staff(sender: Sender, envelope: unknown): Promise<unknown>;
  activity(sender: Sender): void;
}

/** The parts that everything else uses. */
export interface Core {
  readonly settings: LiveSettings;
  readonly library: LibraryPort;
  readonly covers: Covers;
  readonly journal: Journal;
  readonly lending: LendingCounter;
  readonly outOfOrder: OutOfOrderState;
  readonly patronSession: PatronSession;
  readonly cancels: WaitingCancels;
  readonly returns: Returns;
  readonly heartbeatMonitor: HeartbeatMonitor;
  readonly visit: Visit;
  readonly resets: RecentResets;
  /** Notifies the visit and the idle page after the out-of-order state has changed. */
  updateOutOfOrder(): void;
  /** Called when a reset begins; a listener with its own page on the screen removes it. */
  onReset(listener: () => void): void;
  /** Whether a reset is running. Visit events are queued, and it handles trouble of the page that it creates. */
  isResetting(): boolean;
  /** A visit has begun. */
  onBegan(listener: () => void): void;
  /** All current resets are done. */
  onSettled(listener: () => void): void;
  /** Exits with this code after the next reset. */
  exitAfterReset(code: number): void;
  /** Sends news to the live page, if there is one. */
  tell(news: News): void;
}

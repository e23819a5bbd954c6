import type { Input, WebContents, WebContentsView } from "electron";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";
import { APP_ORIGIN } from "./addresses.ts";
import { clearSession } from "./compat.ts";
import { interceptFileChooser } from "./file-chooser.ts";
import { identifyProcess, type ProcessIdentity } from "./kill-process.ts";
import { makeView, watchDocument } from "./page.ts";
import { servedSession } from "./served.ts";

/** In-memory partition of the staff area, separate from the patrons'. */
const STAFF_PARTITION = "staff";
const STAFF_URL = `${APP_ORIGIN}/staff.html`;

/** The staff area's page. Created when staff enter, and closed with its process when they leave. */
export interface StaffView {
  readonly view: WebContentsView;
  readonly contents: WebContents;
  /** Closes it with its process and all its data. `endProcess` kills the process. */
  end(endProcess: (process: ProcessIdentity) => Promise<boolean>): Promise<void>;
}

export interface StaffViewHooks {
  readonly preload: string;
  readonly log: Log;
  readonly alarm: Alarm;
  onTrouble(): void;
  /** R36: returns true when the key must not reach the page. */
  onKey(input: Input): boolean;
}

/** Loads it. */
export function createStaffView({ preload, log, alarm, onTrouble, onKey }: StaffViewHooks): StaffView {
  const session = servedSession(STAFF_PARTITION);
  const view = makeView(session, preload);
  const contents = view.webContents;
  let ending = false;
  const trouble = (): void => {
    if (!ending) onTrouble();
  };
  watchDocument(contents, trouble);
  contents.on("render-process-gone", trouble);
  contents.on("destroyed", trouble);
  contents.on("unresponsive", trouble);
  contents.on("dom-ready", () => contents.focus());
  contents.on("before-input-event", (event, input) => {
    if (onKey(input)) event.preventDefault();
  });
  void interceptFileChooser(contents, log, alarm);
  void contents.loadURL(STAFF_URL).catch(trouble);
  return {
    view,
    contents,
    async end(endProcess) {
      ending = true;
      if (!contents.isDestroyed()) {
        const process = identifyProcess(contents.getOSProcessId());
        contents.close({ waitForBeforeUnload: false });
        // A PIN was typed there.
        if (process !== null && !(await endProcess(process))) log("staff-page-lives-on");
      }
      await clearSession(session);
    },
  };
}

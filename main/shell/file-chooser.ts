import type { WebContents } from "electron";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";

/**
 * R29: `<input type=file>`, even outside the document, opens a native window without an event. Only the debugger protocol can
 * intercept it; then nothing opens. It works with developer tools disabled. If it cannot attach, this is logged; the pages have
 * no file input.
 */
export async function interceptFileChooser(contents: WebContents, log: Log, alarm: Alarm): Promise<void> {
  contents.debugger.on("message", (_event, method) => {
    if (method === "Page.fileChooserOpened") alarm("file-chooser-refused");
  });
  try {
    contents.debugger.attach("1.3");
    await contents.debugger.sendCommand("Page.enable");
    await contents.debugger.sendCommand("Page.setInterceptFileChooserDialog", { enabled: true });
  } catch {
    if (!contents.isDestroyed()) log("file-chooser-open");
  }
}

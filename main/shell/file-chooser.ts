import type { WebContents } from "electron";
import type { Alarm } from "../log/alarm.ts";
import type { Log } from "../log/log.ts";

/**
 * R29: `<input type=file>`, even one that never enters the document, opens a native window which no event
 * announces. Only the debugger protocol can take it over; then nothing opens at all.
 * It works with developer tools switched off. Where it cannot attach, the log says so and the page still has
 * no file input of its own.
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

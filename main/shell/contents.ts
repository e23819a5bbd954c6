import type { WebContents } from "electron";
import type { Alarm } from "../log/alarm.ts";
import { APP_HOST, DOCK_HOST, isAddressOf } from "./addresses.ts";
import { consoleLevel, lockZoom } from "./compat.ts";
import { isFlooding } from "./flood.ts";

function isOurs(address: string): boolean {
  return isAddressOf(APP_HOST, address) || isAddressOf(DOCK_HOST, address);
}

/**
 * Guards every web contents; registered on `web-contents-created`. Navigation and windows (R7, R15, R21), guests (R10), developer
 * tools (R11), leave dialogs (R27), zoom (R46), WebRTC (R25). Foreign documents that get through, such as `about:blank`, are
 * detected by the page's own watch (R16).
 */
export function guardContents(contents: WebContents, alarm: Alarm): void {
  contents.setWindowOpenHandler(() => {
    if (!isFlooding(contents, alarm)) alarm("window-refused");
    return { action: "deny" };
  });
  const refuse = (event: { preventDefault(): void }, address: string): void => {
    if (isOurs(address)) return;
    event.preventDefault();
    alarm("navigation-refused");
  };
  contents.on("will-navigate", (details) => refuse(details, details.url));
  contents.on("will-frame-navigate", (details) => refuse(details, details.url));
  contents.on("will-redirect", (details) => refuse(details, details.url));
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
    alarm("guest-refused");
  });
  contents.on("will-prevent-unload", (event) => event.preventDefault());
  contents.on("devtools-opened", () => contents.closeDevTools());
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  contents.on("console-message", (...args: unknown[]) => {
    if (isFlooding(contents, alarm)) return;
    const level = consoleLevel(args);
    if (level === "error") alarm("page-console", { level });
  });
  lockZoom(contents);
}

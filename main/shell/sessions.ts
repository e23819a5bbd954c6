import type { Session } from "electron";
import type { Alarm } from "../log/alarm.ts";
import { APP_HOST, DOCK_HOST, isAddressOf } from "./addresses.ts";
import { isFlooding } from "./flood.ts";

/**
 * Locks down a session before its first page (R24, R30, R51, R52); registered on `session-created`, so that every session is
 * covered, even the unused default one.
 */
export function hardenSession(session: Session, alarm: Alarm): void {
  // Removes grants of earlier handlers, then denies everything, whatever its name.
  session.setPermissionRequestHandler(null);
  session.setPermissionRequestHandler((contents, permission, answer) => {
    if (!isFlooding(contents, alarm)) alarm("permission-refused", { kind: permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Without a display-media handler Chromium refuses by itself, and shows no list.
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => {
    event.preventDefault();
    alarm("download-refused");
  });
  for (const event of ["select-hid-device", "select-serial-port", "select-usb-device"] as const) {
    session.on(event as "select-hid-device", (refusable: { preventDefault(): void }) => {
      refusable.preventDefault();
      alarm("device-refused");
    });
  }
  session.webRequest.onBeforeRequest((details, answer) => {
    const { webContents } = details;
    if (webContents !== undefined && isFlooding(webContents, alarm)) return answer({ cancel: true });
    const ours = isAddressOf(APP_HOST, details.url) || isAddressOf(DOCK_HOST, details.url);
    if (!ours) alarm("request-refused");
    answer({ cancel: !ours });
  });
}

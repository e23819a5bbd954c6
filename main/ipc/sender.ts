import type { IpcMainEvent, IpcMainInvokeEvent } from "electron";
import { APP_ORIGIN } from "../shell/addresses.ts";

/** The sender of a message. */
export interface Sender {
  /** Id of the web contents. */
  readonly contentsId: number;
  /** True for the main frame of one of the kiosk's documents. */
  readonly trusted: boolean;
}

/**
 * Reads the sender of a message. Must run in the same turn as the event: since Electron 33 the frame may be gone later, and a
 * missing frame is not trusted (R53). The document's path is not checked (R18).
 */
export function readSender(event: IpcMainEvent | IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  const isMain = frame !== null && frame === event.sender.mainFrame && frame.parent === null;
  return { contentsId: event.sender.id, trusted: isMain && frame.origin === APP_ORIGIN };
}

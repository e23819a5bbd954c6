import type { IpcMainInvokeEvent } from "electron";
import { describe, expect, it } from "vitest";
import { readSender } from "#main/ipc/sender.ts";

interface Frame {
  readonly origin: string;
  readonly url: string;
  readonly parent: Frame | null;
}

const MAIN: Frame = { origin: "kiosk://app", url: "kiosk://app/index.html", parent: null };

/** An event as Electron gives it: the frame that sent it, and the main frame of its contents. */
function eventOf(senderFrame: Frame | null, mainFrame: Frame = MAIN): IpcMainInvokeEvent {
  return { senderFrame, sender: { id: 7, mainFrame } } as unknown as IpcMainInvokeEvent;
}

describe("who sent a call (R18, R53)", () => {
  it("is the main frame of a document of ours", () => {
    expect(readSender(eventOf(MAIN))).toEqual({ contentsId: 7, trusted: true });
  });

  it.each([
    ["a frame inside it, though of our origin", eventOf({ ...MAIN, parent: MAIN })],
    ["a frame that is not the main one any more", eventOf({ ...MAIN })],
    ["a frame that is gone", eventOf(null)],
    ["a blank document", eventOf({ ...MAIN, origin: "null", url: "about:blank" })],
  ])("is nobody when it is %s", (_what, event) => {
    expect(readSender(event).trusted).toBe(false);
  });

  it.each(["kiosk://app.evil", "kiosk://other", "https://app", "null", ""])("is nobody from %j", (origin) => {
    const frame = { ...MAIN, origin };
    expect(readSender(eventOf(frame, frame)).trusted).toBe(false);
  });

  it("is judged by its origin: a path says nothing, neither for it nor against it", () => {
    const staff = { ...MAIN, url: "kiosk://app/staff.html" };
    expect(readSender(eventOf(staff, staff)).trusted).toBe(true);
    const foreign = { ...MAIN, origin: "https://library.example", url: "kiosk://app/index.html" };
    expect(readSender(eventOf(foreign, foreign)).trusted).toBe(false);
  });
});

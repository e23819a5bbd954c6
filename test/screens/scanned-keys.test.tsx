import { expect, onTestFinished, test, vi } from "vitest";
import { dropLateScanKeys, eraseScanned } from "#renderer/input/scanned-keys.ts";

/** A key of a scanner, whose time is that of its creation. */
const keyEvent = (type: string): KeyboardEvent =>
  new KeyboardEvent(type, { key: "4", bubbles: true, cancelable: true });

test.each(["keydown", "keypress"])(
  "a %s of a scan that arrives after its event types nothing into the field that the scan opened; a later one does",
  async (type) => {
    onTestFinished(dropLateScanKeys());
    const field = document.body.appendChild(document.createElement("input"));
    onTestFinished(() => field.remove());
    const heard = vi.fn();
    field.addEventListener(type, heard);
    const late = keyEvent(type);
    await expect.poll(() => new Event("now").timeStamp).toBeGreaterThan(late.timeStamp);
    eraseScanned(7);
    field.focus();
    expect(field.dispatchEvent(late)).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    expect(field.dispatchEvent(keyEvent(type))).toBe(true);
    expect(heard).toHaveBeenCalledOnce();
  },
);

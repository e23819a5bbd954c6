import { describe, expect, it } from "vitest";
import { hasNoCard } from "#main/shell/drawing.ts";

const machine =
  (...devices: readonly string[]) =>
  (path: string): boolean =>
    devices.includes(path);

describe("a machine without a graphics card", () => {
  it("is one on which Linux has made no device for any", () => {
    expect(hasNoCard("linux", machine("/dev/null"))).toBe(true);
    expect(hasNoCard("linux", machine("/dev/dri"))).toBe(false);
    expect(hasNoCard("linux", machine("/dev/nvidiactl"))).toBe(false);
  });

  it("is not known beforehand on another system", () => {
    expect(hasNoCard("win32", machine())).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { decode, encode, IppError, OPERATIONS } from "#main/printing/ipp.ts";
import { placeOfServer } from "#main/printing/print-server.ts";

/** An answer of CUPS, byte by byte (RFC 8010): one printer with two reasons, a collection, and what nobody asked for. */
function answer(): Buffer {
  const text = (tag: number, name: string, value: string | Buffer): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([
      Buffer.from([tag, 0, name.length]),
      Buffer.from(name),
      Buffer.from([bytes.length >> 8, bytes.length & 0xff]),
      bytes,
    ]);
  };
  return Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 0x01]),
    text(0x47, "attributes-charset", "utf-8"),
    Buffer.from([0x04]),
    text(0x42, "printer-name", "受付"),
    text(0x23, "printer-state", Buffer.from([0, 0, 0, 5])),
    text(0x44, "printer-state-reasons", "paused"),
    text(0x44, "", "media-empty-error"),
    text(0x22, "printer-is-accepting-jobs", Buffer.from([1])),
    text(0x34, "media-col", ""),
    text(0x4a, "", "x-dimension"),
    text(0x21, "", Buffer.from([0, 0, 0, 9])),
    text(0x37, "", ""),
    Buffer.from([0x03]),
  ]);
}

describe("IPP as bytes", () => {
  it("reads names, numbers, several values, and passes collections over", () => {
    const { status, things } = decode(answer());
    expect([status, things.length]).toEqual([0, 1]);
    expect(Object.fromEntries(things[0] ?? [])).toMatchObject({
      "printer-name": ["受付"],
      "printer-state": [5],
      "printer-state-reasons": ["paused", "media-empty-error"],
      "printer-is-accepting-jobs": [true],
    });
    expect(things[0]?.get("x-dimension")).toBeUndefined();
  });

  it("takes no answer for one that is cut off anywhere", () => {
    const whole = answer();
    for (let length = 0; length < whole.length; length += 1)
      expect(() => decode(whole.subarray(0, length)), String(length)).toThrow(IppError);
  });

  it("writes a request as RFC 8010 has it, with the document behind it", () => {
    const bytes = encode({
      operation: OPERATIONS.printJob,
      attributes: [
        { kind: "uri", name: "printer-uri", value: "ipp://localhost/printers/a" },
        { kind: "boolean", name: "my-jobs", value: true },
        { kind: "keyword", name: "requested-attributes", value: ["job-id", "job-state"] },
      ],
      job: [{ kind: "keyword", name: "media", value: "iso_a4_210x297mm" }],
      document: Buffer.from("%PDF"),
    });
    expect(bytes.subarray(0, 9).toString("hex")).toBe("010100020000000101");
    const text = bytes.toString("latin1");
    expect(text).toContain("\x47\x00\x12attributes-charset\x00\x05utf-8");
    expect(text).toContain("\x22\x00\x07my-jobs\x00\x01\x01");
    // The second value has no name.
    expect(text).toContain("\x44\x00\x14requested-attributes\x00\x06job-id\x44\x00\x00\x00\x09job-state");
    expect(text).toContain("\x02\x44\x00\x05media\x00\x10iso_a4_210x297mm\x03%PDF");
  });
});

describe("the place of CUPS", () => {
  it.each([
    [{ CUPS_SERVER: "/run/own.sock" }, { socketPath: "/run/own.sock" }],
    [{ CUPS_SERVER: "127.0.0.1:6310" }, { host: "127.0.0.1", port: 6310 }],
    [{ CUPS_SERVER: "localhost" }, { host: "localhost", port: 631 }],
    [{ CUPS_SERVER: "[::1]:631" }, { host: "::1", port: 631 }],
    [{ CUPS_SERVER: "print.library.example" }, null],
    [{ CUPS_SERVER: "127.0.0.1.evil.example" }, null],
  ])("%o", (environment, place) => {
    expect(placeOfServer(environment)).toEqual(place);
  });
});

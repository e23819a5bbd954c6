import { describe, expect, test } from "vitest";
import { decode, encode, type Wire } from "#main/library/sip2/codec.ts";
import { createFrames } from "#main/library/sip2/frames.ts";
import { count, every, first, type Message } from "#main/library/sip2/message.ts";

const WIRE: Wire = { encoding: "utf-8", delimiter: "|", terminator: "cr", checked: true };
const DATE = "20261125    120000";

function message(frame: string | Buffer, wire: Wire = WIRE): Message {
  const decoded = decode(Buffer.from(frame as string), wire);
  if (decoded.kind !== "message") throw new Error("Nonsense.");
  return decoded.message;
}

function request(fields: Message["fields"]): Message<"63"> {
  return { id: "63", parts: { language: "014", date: DATE, summary: "  Y" }, fields };
}

describe("what we send", () => {
  test("a login, byte by byte, with a sum that was worked out elsewhere", () => {
    const login: Message<"93"> = {
      id: "93",
      parts: { userAlgorithm: "0", passwordAlgorithm: "0" },
      fields: [
        { id: "CN", value: "kiosk" },
        { id: "CO", value: "secret" },
      ],
    };
    const bytes = encode(login, WIRE, 3);
    expect(bytes?.toString()).toBe("9300CNkiosk|COsecret|AY3AZF70A\r");
    expect(encode(login, { ...WIRE, terminator: "crlf", checked: false }, 3)?.toString()).toBe(
      "9300CNkiosk|COsecret|\r\n",
    );
  });

  test("96 and 97 are the standard's own, without a number", () => {
    expect(encode({ id: "96", parts: {}, fields: [] }, WIRE, 5)?.toString()).toBe("96AZFEF6\r");
    expect(encode({ id: "97", parts: {}, fields: [] }, WIRE, 5)?.toString()).toBe("97AZFEF5\r");
  });

  test("nothing that was scanned or typed ends a field or a message", () => {
    const text = encode(
      request([
        { id: "AA", value: "P1001|AAP1002|\r\nP\0&#124;\u007fX" },
        { id: "AO", value: "C" },
      ]),
      WIRE,
      0,
    );
    expect(text?.toString()).toContain("AAP1001AAP1002PX|AOC|");
    expect(message(text?.subarray(0, -1) ?? "").fields).toHaveLength(2);
  });

  test("the password is never the last field, since servers trim what ends a message", () => {
    const fields = [
      { id: "AO", value: "C" },
      { id: "AA", value: "P1" },
      { id: "AD", value: "1234#!" },
    ];
    expect(encode(request(fields), { ...WIRE, checked: false }, 0)?.toString()).toMatch(
      /AD1234#!\|AAP1\|\r$/u,
    );
  });

  test("what is too long, or has a sign the table lacks, is not sent at all", () => {
    expect(encode(request([{ id: "AA", value: "1".repeat(256) }]), WIRE, 0)).toBeNull();
    expect(
      encode(request([..."ABCDE"].map((id) => ({ id: `A${id}`, value: "猫".repeat(80) }))), WIRE, 0),
    ).toBeNull();
    expect(encode(request([{ id: "AD", value: "ひみつ" }]), { ...WIRE, encoding: "latin1" }, 0)).toBeNull();
    expect(encode(request([{ id: "AD", value: "\ud800" }]), WIRE, 0)).toBeNull();
    expect(
      encode({ ...request([]), parts: { language: "0141", date: DATE, summary: "" } }, WIRE, 0),
    ).toBeNull();
    expect(encode(request([{ id: "AA", value: "AY1AZ1234" }]), WIRE, 0)).toBeNull();
  });

  test.each(["shift_jis", "euc-jp", "cp850", "latin1", "ascii", "utf-8"] as const)(
    "%s goes there and back",
    (encoding) => {
      const value = {
        shift_jis: "ポアロ表",
        "euc-jp": "ポアロ表",
        cp850: "Élégie",
        latin1: "Élégie",
        ascii: "Elegie",
        "utf-8": "猫Éが",
      }[encoding];
      const bytes = encode(request([{ id: "AE", value }]), { ...WIRE, encoding }, 0);
      expect(first(message(bytes?.subarray(0, -1) ?? "", { ...WIRE, encoding }), "AE")).toBe(value);
    },
  );
});

describe("what we read", () => {
  test("a delimiter that is the second byte of a sign in Shift_JIS divides nothing", () => {
    const bytes = Buffer.concat([
      Buffer.from(`64${" ".repeat(14)}014${DATE}${"0000".repeat(6)}AOC|AAP1|AE`),
      Buffer.from([0x83, 0x7c, 0x83, 0x41]), // ポア: the first ends in "|"
      Buffer.from("|BLY|"),
    ]);
    const read = message(bytes, { ...WIRE, encoding: "shift_jis" });
    expect(first(read, "AE")).toBe("ポア");
    expect(first(read, "BL")).toBe("Y");
  });

  test("no delimiter before AY, none after a field of one sign, BX of any length", () => {
    const read = decode(Buffer.from(`98YYYYYN 10 10${DATE}2.00AOC|BXYYYYYYYYYYYYYYYYYY   AY2AZEA1A`), WIRE);
    expect(read).toMatchObject({ sequence: 2, checksum: "wrong" });
    const status = message(`98YYYYYN 10 10${DATE}2.00AOC|BXYYYYYYYYYYYYYYYYYY   AY2AZEA1A`) as Message<"98">;
    expect(first(status, "BX")).toBe("YYYYYYYYYYYYYYYYYY");
    expect(count(status.parts.timeout)).toBe(10);
    const patron = message(
      `64${" ".repeat(14)}014${DATE}${"    ".repeat(6)}AAP1|BLYBV7.00|`,
    ) as Message<"64">;
    expect([first(patron, "BL"), first(patron, "BV")]).toEqual(["Y", "7.00"]);
    expect(count(patron.parts.charged)).toBeNull();
  });

  test("a bare delimiter, an escaped one, a mark of its own, repeated and unknown fields, an unfinished last one", () => {
    const read = message(
      `64${" ".repeat(14)}014${DATE}${"0000".repeat(6)}AAP1|AE坊っちゃん|新装版||AUe\u0301&#124;2|AU|AU3|AAP2|QQx|AFlast`,
    );
    expect(read.fields).toEqual([
      { id: "AA", value: "P1" },
      { id: "AE", value: "坊っちゃん|新装版" },
      { id: "AU", value: "é|2" },
      { id: "AU", value: "" },
      { id: "AU", value: "3" },
      { id: "AA", value: "P2" },
      { id: "QQ", value: "x" },
      { id: "AF", value: "last" },
    ]);
    expect(first(read, "AA")).toBe("P1");
    expect(every(read, "AU")).toEqual(["é|2", "3"]);
    expect(message("36Y20261125    120000AOC^AAP|1^", { ...WIRE, delimiter: "^" }).fields[1]?.value).toBe(
      "P|1",
    );
  });

  test("sums: right, short, without a number, without digits, alone, wrong", () => {
    expect(decode(Buffer.from("96AZFEF6"), WIRE)).toMatchObject({ sequence: null, checksum: "right" });
    expect(decode(Buffer.from("941AZFEC7"), WIRE)).toMatchObject({ sequence: null, checksum: "right" });
    expect(decode(Buffer.from("941AY1AZFDFC"), WIRE)).toMatchObject({ sequence: 1, checksum: "right" });
    expect(decode(Buffer.from("941AY1AZ0000"), WIRE)).toMatchObject({ sequence: 1, checksum: "wrong" });
    expect(decode(Buffer.from("941AY1AZ   0"), WIRE)).toMatchObject({ sequence: 1, checksum: "wrong" });
    expect(decode(Buffer.from("941AY1AZ-?"), WIRE)).toMatchObject({ sequence: 1, checksum: "wrong" });
    expect(decode(Buffer.from("941AY1AZ"), WIRE)).toMatchObject({ sequence: 1, checksum: "none" });
    expect(decode(Buffer.from("941AY1"), WIRE)).toMatchObject({ sequence: 1, checksum: "none" });
    expect(decode(Buffer.from("941"), WIRE)).toMatchObject({ sequence: null, checksum: "none" });
  });

  test.each([
    ["nothing", ""],
    ["Python's word for it", "None"],
    ["a web server", "HTTP/1.1 400 Bad Request"],
    ["a message we do not know", `20${DATE}`],
    ["fixed parts that are too short", `98YYYYYN0100032026`],
    ["fixed parts of another width", `36YY${DATE}AOC|AAP1|`],
    ["fixed parts one sign too short, before what then looks like a field", `36${DATE}AAOP1|`],
    ["a text where fields begin", `36Y${DATE}hello|AAP1|`],
    ["two messages in one", `36Y${DATE}AOC|AAP1|AY1AZF4B236Y${DATE}AOC|AAP2|AY2AZF4B1`],
    ["96 with an answer behind it", `96AZFEF624YYYY`],
    ["a sign beyond ASCII in a fixed part", `36é${DATE}AOC|`],
  ])("%s is nonsense", (_what, frame) => {
    expect(decode(Buffer.from(frame), WIRE)).toEqual({ kind: "nonsense" });
  });
});

describe("frames", () => {
  test("CR, CR LF, junk between, and what has no end yet", () => {
    const frames = createFrames();
    expect(frames.push(Buffer.from("941\r\n\0 \r96AZ"))?.map(String)).toEqual(["941"]);
    expect(frames.push(Buffer.from("FEF6\r\n\r\n940"))?.map(String)).toEqual(["96AZFEF6"]);
    expect(String(frames.pending())).toBe("940");
    frames.clear();
    expect(frames.pending()).toHaveLength(0);
  });

  test("more than 64 KiB without an end are refused, for good", () => {
    const frames = createFrames();
    expect(frames.push(Buffer.alloc(64 * 1024, 0x41))).toEqual([]);
    expect(frames.push(Buffer.from("\r"))).toHaveLength(1);
    expect(frames.push(Buffer.alloc(64 * 1024 + 1, 0x41))).toBeNull();
    expect(frames.push(Buffer.from("\r941\r"))).toBeNull();
  });
});

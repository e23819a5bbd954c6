import { describe, expect, test } from "vitest";
import { iso2709, plainRecord, WAGAHAI } from "#test/support/backend/marc-file.ts";
import { readAll, recordsOf, rejections } from "./read.ts";

describe("damaged ISO 2709", () => {
  const before = iso2709(plainRecord("1", "前の本"));
  const after = iso2709(plainRecord("3", "後の本"));

  /** A file of three records; the one in the middle is damaged. Answers why it was rejected. */
  async function middle(damaged: Buffer): Promise<string> {
    for (const size of [5, 65_536]) {
      const items = await readAll("marc21", Buffer.concat([before, damaged, after]), { size });
      expect(items.map((item) => item.kind)).toEqual(["record", "rejected", "record"]);
      expect(items[1]?.at).toBe(before.length);
      expect(items[2]).toMatchObject({
        number: 3,
        at: before.length + damaged.length,
        record: { title: "後の本" },
      });
    }
    return rejections(await readAll("marc21", Buffer.concat([before, damaged, after])))[0]?.slice(2) ?? "";
  }

  function changed(at: number, text: string, base = iso2709(plainRecord("2", "真ん中の本"))): Buffer {
    const copy = Buffer.from(base);
    copy.write(text, at, "latin1");
    return copy;
  }

  test("a length that is too great, too small, or no number", async () => {
    expect(await middle(changed(0, "00200"))).toMatch(/^The leader says 200 bytes, the record has \d+\.$/u);
    expect(await middle(changed(0, "00030"))).toMatch(/^The leader says 30 bytes/u);
    expect(await middle(changed(0, "0x09?"))).toBe("The record does not begin with its length.");
  });

  test("a base address outside the record", async () => {
    expect(await middle(changed(12, "09999"))).toBe(
      'The leader\'s base address "09999" is not in the record.',
    );
  });

  test("a directory that points outside, at the wrong place, or is no directory", async () => {
    expect(await middle(changed(24 + 24 + 3, "9000"))).toBe(
      "The directory points outside the record (field 245).",
    );
    expect(await middle(changed(24 + 24 + 3, "0005"))).toBe(
      "Field 245 does not end where the directory says.",
    );
    expect(await middle(changed(30, "/"))).toBe("The directory is damaged.");
  });

  test("bytes that are no UTF-8, and MARC-8", async () => {
    const good = iso2709(plainRecord("2", "XXXXX"));
    expect(await middle(changed(good.indexOf("XXXXX"), "\xe5\x90\x20\x20\x20", good))).toBe(
      "The record holds bytes that are not UTF-8.",
    );
    const marc8 = iso2709(plainRecord("2", "XXXXX"), { 9: " " });
    expect(await middle(changed(marc8.indexOf("XXXXX"), "\x1b$1ab", marc8))).toBe(
      "The record is in MARC-8 or JIS, not UTF-8 (leader/09).",
    );
  });

  test("no title, an empty title, no id", async () => {
    expect(await middle(iso2709([["001", "2"]]))).toBe("The record has no title (245).");
    expect(await middle(iso2709(plainRecord("2", " / ")))).toBe("The record has no title (245 $a is empty).");
    expect(await middle(iso2709([["245", "00$a題"]]))).toBe("The record has no id (001).");
  });

  test("a file that was cut ends with a rejected record, not with silence", async () => {
    const whole = Buffer.concat([before, iso2709(WAGAHAI)]);
    for (const cut of [before.length + 3, before.length + 30, whole.length - 1]) {
      const items = await readAll("marc21", whole.subarray(0, cut));
      expect(rejections(items)).toEqual(["2 The file ends inside this record."]);
    }
  });

  test("line ends and blanks between records do no harm; another kind of file is refused", async () => {
    const spaced = Buffer.concat([before, Buffer.from("\r\n"), after, Buffer.from("\r\n\x1a")]);
    expect(await recordsOf("marc21", spaced, { size: 1 })).toHaveLength(2);
    await expect(readAll("marc21", "title\tid\n".repeat(50_000), { size: 4096 })).rejects.toThrow(
      "This is not an ISO 2709 file",
    );
  });

  test("any single damaged byte costs one record at most, and never the process", async () => {
    const middleRecord = iso2709(plainRecord("2", "真ん中の本"));
    for (let at = 0; at < middleRecord.length; at += 1) {
      const items = await readAll(
        "marc21",
        Buffer.concat([before, changed(at, "\x7f", middleRecord), after]),
      );
      const titles = items.map((item) => (item.kind === "record" ? item.record.title : ""));
      expect(titles[0]).toBe("前の本");
      // Without its end mark a record runs into the next one.
      expect(titles.at(-1) === "後の本" || at === middleRecord.length - 1).toBe(true);
    }
  });
});

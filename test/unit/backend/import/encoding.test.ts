import { describe, expect, test } from "vitest";
import { FORMATS } from "#backend/import/formats/all.ts";
import { readAll, recordsOf } from "./read.ts";

const TEXT = "recordId\ttitle\n1\t吾輩は猫である\n2\tこころ\n3\t坊っちゃん\n";

/** The text as other programs write it. */
const WRITTEN: Readonly<Record<string, Buffer>> = {
  "Shift_JIS (CP932)": Buffer.from(
    "cmVjb3JkSWQJdGl0bGUKMQmM4ZR5gs2UTILFgqCC6QoyCYKxgrGC6wozCZZWgsGCv4LhgvEK",
    "base64",
  ),
  "EUC-JP": Buffer.from("cmVjb3JkSWQJdGl0bGUKMQm448fapM/HraTHpKKk6woyCaSzpLOk7QozCcu3pMOkwaTjpPMK", "base64"),
  "ISO-2022-JP (JIS)": Buffer.from(
    "cmVjb3JkSWQJdGl0bGUKMQkbJEI4Y0daJE9HLSRHJCIkaxsoQgoyCRskQiQzJDMkbRsoQgozCRskQks3JEMkQSRjJHMbKEIK",
    "base64",
  ),
  "UTF-16": Buffer.from(`\ufeff${TEXT}`, "utf16le"),
  "UTF-16 without a byte order mark": Buffer.from(TEXT, "utf16le"),
};

describe("files in other encodings are refused with a way on, in every format", () => {
  test.each(Object.entries(WRITTEN))("%s", async (name, content) => {
    for (const format of FORMATS) {
      for (const size of [3, 65_536])
        await expect(readAll(format, content, { size })).rejects.toThrow(
          `The file is ${name}, not UTF-8. Convert it first, for instance: iconv -f `,
        );
    }
  });

  test("an XML declaration that names another encoding", async () => {
    const file = '<?xml version="1.0" encoding="Shift_JIS"?><collection/>';
    await expect(readAll("marcxml", file)).rejects.toThrow("The file says that its encoding is Shift_JIS.");
  });

  test("a byte order mark of UTF-8 is no harm", async () => {
    expect(await recordsOf("tsv", `\ufeff${TEXT}`, { size: 2 })).toHaveLength(3);
  });
});

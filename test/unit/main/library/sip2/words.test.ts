import { describe, expect, test } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { SIP2_PRESETS } from "#contract/settings/choices.ts";
import { compose } from "#main/library/sip2/compose.ts";
import { dayIn, sipDate } from "#main/library/sip2/dates.ts";
import { mask } from "#main/library/sip2/mask.ts";
import type { Message } from "#main/library/sip2/message.ts";
import { profileOf } from "#main/library/sip2/server-profiles.ts";

const DATE = "20261125    120000";

describe("dates", () => {
  test("a moment is written in the server's zone, which is blank", () => {
    const at = Date.UTC(2026, 10, 25, 16, 5, 9);
    expect(sipDate(at, "Asia/Tokyo")).toBe("20261126    010509");
    expect(sipDate(at, "Europe/Zurich")).toBe("20261125    170509");
    expect(sipDate(at, "No/Such")).toHaveLength(18);
  });

  test.each([
    ["20261209    235900", "2026-12-09"],
    ["20261209   Z160000", "2026-12-10"],
    ["20261209   Z140000", "2026-12-09"],
    ["202612090000235900", "2026-12-09"],
    ["20261209", "2026-12-09"],
    ["2026-12-09 23:59", "2026-12-09"],
    ["2026/12/9", "2026-12-09"],
    ["2026年12月9日（水）", "2026-12-09"],
    ["09.12.2026 23:59", "2026-12-09"],
    ["12/25/2026", "2026-12-25"],
    ["25/12/2026", "2026-12-25"],
    ["11/11/2026", "2026-11-11"],
    ["12/09/2026", null],
    ["2026-02-30", null],
    ["20261340    000000", null],
    ["next Wednesday", null],
    ["", null],
  ])("%j is the day %j", (text, day) => {
    expect(dayIn(text, "Asia/Tokyo")).toBe(day);
  });
});

describe("ways", () => {
  test("every preset is complete, and the settings say more than it", () => {
    for (const preset of SIP2_PRESETS) {
      const profile = profileOf(sip2Parts.parse({ preset }));
      expect(Object.values(profile).every((value) => value !== undefined)).toBe(true);
      expect(profile.errorDetection).toBe("send");
      expect(profile.terminator).toBe("cr");
    }
    const own = {
      encodingOut: "shift_jis",
      terminator: "crlf",
      errorDetection: "off",
      delimiter: "^",
    } as const;
    const more = { sendEmpty: false, statusFirst: false, renewVia: "11", holds: "none" } as const;
    expect(profileOf(sip2Parts.parse({ preset: "koha", ...own, ...more }))).toMatchObject({
      ...own,
      ...more,
      encodingIn: "shift_jis",
      institution: "any",
    });
  });
});

test("Koha's holds are placed and seen; it finds none of a title to change or cancel (SIP-38)", () => {
  expect(profileOf(sip2Parts.parse({ preset: "koha" })).holds).toBe("add");
});

describe("requests", () => {
  const usual = {
    institution: "C",
    terminalPassword: "",
    sendEmpty: false,
    date: DATE,
  };

  test("what was left out is filled in, and empty fields go only where they are wanted", () => {
    const ask = {
      id: "63",
      parts: { summary: "Y" },
      fields: { AA: "P1", AD: "", BP: "1", XI: "7" },
    } as const;
    const text = (sendEmpty: boolean): string =>
      compose(ask, { ...usual, sendEmpty })
        .fields.map(({ id, value }) => id + value)
        .join(" ");
    expect(text(false)).toBe("AOC AAP1 BP1 XI7");
    expect(text(true)).toBe("AOC AAP1 AD AC BP1 BQ XI7");
    expect(compose(ask, usual).parts).toEqual({ language: "000", date: DATE, summary: "Y" });
    expect(compose({ id: "09", fields: { AB: "3" } }, usual).parts).toMatchObject({ returned: DATE });
  });
});

describe("transcripts", () => {
  test("they contain no personal data: values of persons, copies and secrets, and of unknown fields, are lengths", () => {
    const secrets = [
      "P1001",
      "1234",
      "花子",
      "Street",
      "h@x",
      "000-1",
      "19700101",
      "Hello",
      "terminal",
      "Cat",
      "30001",
    ];
    const [AA, AD, AE, BD, BE, BF, PB, AF, AC, AJ, AB] = secrets;
    const fields = {
      AA,
      AD,
      AE,
      BD,
      BE,
      BF,
      PB,
      AF,
      AC,
      AJ,
      AB,
      CN: AA,
      CO: AC,
      DA: AE,
      QQ: AE,
      AU: AB,
      BL: "Y",
    };
    const message = {
      id: "36",
      parts: { ended: "Y", date: DATE },
      fields: Object.entries(fields).map(([id, value = ""]) => ({ id, value })),
    } as Message;
    const line = mask(message);
    for (const secret of secrets) expect(line).not.toContain(secret);
    expect(line).toContain(`36 ended=Y date=${DATE} AA***(5)`);
    expect(line).toMatch(/BLY$/u);
  });
});

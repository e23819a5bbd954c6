import { describe, expect, test } from "vitest";
import { isMailHour, nextMailHour, quietMinutes } from "#backend/rules/mail-hours.ts";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";

const settings = RULE_SETTINGS.parse({});
const at = (time: string): number => Date.parse(`2026-11-29T${time}+09:00`);

describe("the hours in which notices leave (D68)", () => {
  test.each([
    ["00:00:00", false],
    ["07:59:59", false],
    ["08:00:00", true],
    ["19:59:59", true],
    ["20:00:00", false],
  ])("at %s: %s", (time, leaves) => {
    expect(isMailHour(at(time), settings)).toBe(leaves);
  });

  test("what is due at night leaves in the morning, of the next day when it is evening", () => {
    expect(nextMailHour(at("00:30:59"), settings)).toBe(at("08:00:00"));
    expect(nextMailHour(at("20:00:00"), settings)).toBe(at("08:00:00") + 24 * 3_600_000);
    expect(nextMailHour(at("12:00:01"), settings)).toBe(at("12:00:01"));
  });

  test("they are the library's, wherever the machine stands", () => {
    const zone = RULE_SETTINGS.parse({ timeZone: "Asia/Kathmandu" });
    expect(isMailHour(Date.parse("2026-11-29T02:14:59Z"), zone)).toBe(false);
    expect(isMailHour(Date.parse("2026-11-29T02:15:00Z"), zone)).toBe(true);
    expect(nextMailHour(Date.parse("2026-11-28T20:00:00Z"), zone)).toBe(Date.parse("2026-11-29T02:15:00Z"));
  });

  test("a library may send at any hour", () => {
    const always = RULE_SETTINGS.parse({ mail: { hours: { from: "00:00", to: "24:00" } } });
    expect(quietMinutes(always.mail.hours)).toBe(0);
    expect(isMailHour(at("23:59:59"), always)).toBe(true);
    expect(isMailHour(at("00:00:00"), always)).toBe(true);
  });

  test.each([
    [{ hours: { from: "20:00", to: "08:00" } }, "from is not before to"],
    [{ hours: { from: "8:00", to: "20:00" } }, "not a time of day"],
    [{ hours: { from: "08:00", to: "24:01" } }, "not a time of day"],
    [{ maxHours: 12 }, "not longer than the part of a day in which no notice leaves"],
  ])("a mistake is told: %j", (mail, said) => {
    const { error } = RULE_SETTINGS.safeParse({ mail });
    expect(error?.issues.map(({ message }) => message).join()).toContain(said);
  });
});

import { describe, expect, test } from "vitest";
import { fitsRule } from "#contract/settings/passwords.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { passwordRules } from "#main/library/password-rules.ts";

const GUIDE = { signs: "latin", min: 6, max: 10 };
const ANYTHING = { signs: "any", min: 1, max: 64 };

function rules(backend: object, password: object = {}) {
  return passwordRules(SETTINGS.parse({ backend: { url: "https://library.example", ...backend }, password }));
}

describe("what passwords are like", () => {
  test("is D10 at our own backend", () => {
    expect(rules({})).toEqual({ word: "password", now: GUIDE, next: { ...GUIDE, refuseGuessable: true } });
  });

  test("is left to Koha and to SIP2 servers, which may have given out anything", () => {
    expect(rules({ adapter: "koha" })).toEqual({
      word: "password",
      now: ANYTHING,
      next: { signs: "any", min: 3, max: 64 },
    });
    const sip2 = { adapter: "sip2", sip2: { host: "127.0.0.1" } };
    expect(rules(sip2)).toEqual({ word: "password", now: ANYTHING, next: ANYTHING });
  });

  test.each(["symphony", "sierra-polaris"])("is a PIN by its own name at %s", (preset) => {
    expect(rules({ adapter: "sip2", sip2: { host: "127.0.0.1", preset } }).word).toBe("pin");
  });

  test("is what the library sets, the rest as its system has it", () => {
    expect(rules({ adapter: "koha" }, { word: "pin", signs: "digits", min: 4, max: 4 })).toEqual({
      word: "pin",
      now: { signs: "digits", min: 4, max: 4 },
      next: { signs: "any", min: 3, max: 64 },
    });
    expect(rules({}, { newMin: 8, newMax: 20, newSigns: "any" })).toMatchObject({
      now: GUIDE,
      next: { signs: "any", min: 8, max: 20 },
    });
  });

  test("one limit that is set moves the other, so that there is always something to type", () => {
    expect(rules({}, { max: 4 }).now).toEqual({ signs: "latin", min: 4, max: 4 });
    expect(rules({}, { min: 12 }).now).toEqual({ signs: "latin", min: 12, max: 12 });
  });

  test.each([{ min: 5, max: 4 }, { newMin: 5, newMax: 4 }, { min: 0 }, { max: 65 }, { signs: "kana" }])(
    "%j is no setting",
    (password) => {
      expect(SETTINGS.safeParse({ backend: { url: "https://library.example" }, password }).success).toBe(
        false,
      );
    },
  );
});

test.each([
  ["digits", "1234", true],
  ["digits", "123a", false],
  ["latin", "Ab12", true],
  ["latin", "Ab1!", false],
  ["any", "a |~", true],
  ["any", "１２３４", false],
  ["any", "12\r4", false],
  ["any", "123", false],
  ["any", "1234567", false],
] as const)("under %s of 4 to 6, %j fits: %s", (signs, password, fits) => {
  expect(fitsRule(password, { signs, min: 4, max: 6 })).toBe(fits);
});

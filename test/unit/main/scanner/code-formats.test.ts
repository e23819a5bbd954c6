import { expect, it } from "vitest";
import { infoAnswer } from "#contract/rest/answers.schema.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { codeFormatsOf } from "#main/scanner/code-formats.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";

const settings = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" }, card: { digits: 9 } });
const stated = { pattern: "^\\d{14}$", checkDigit: "m10w21-split", foreignPattern: "" } as const;
const withRule = (card: object) => ({ ...INFO, rules: { ...INFO.rules, card: { ...stated, ...card } } });

it("the card rule of the settings holds until the library system states one", () => {
  expect(codeFormatsOf(settings, null).card).toEqual(settings.card);
  const older = infoAnswer.parse(INFO);
  expect(codeFormatsOf(settings, older).card).toEqual(settings.card);
});

it("a stated card rule goes before the settings, and says how many digits the screen asks for", () => {
  const { card, scanner } = codeFormatsOf(settings, withRule({}));
  expect(card).toEqual({ ...settings.card, ...stated, digits: 14 });
  expect(scanner).toEqual(settings.scanner);
});

it("a check digit of a newer backend is left to that backend; the rest of its rule holds", () => {
  const newer = infoAnswer.parse(withRule({ checkDigit: "of-tomorrow" }));
  expect(codeFormatsOf(settings, newer).card).toMatchObject({ pattern: stated.pattern, checkDigit: "none" });
});

it("the settings say how many digits, where the stated pattern has several lengths", () => {
  expect(codeFormatsOf(settings, withRule({ pattern: "^\\d{7}(\\d{2})?$" })).card.digits).toBe(9);
});

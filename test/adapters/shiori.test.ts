import { expect, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { createLog } from "#main/log/log.ts";
import { codeFormatsOf } from "#main/scanner/code-formats.ts";
import { readTypedCard } from "#main/scanner/decode.ts";
import { startSmallLibrary } from "#test/support/backend/small-library.ts";
import { options, valueIn } from "#test/support/port-promise/on-stage.ts";
import { promiseThePort } from "#test/support/port-promise/promise.ts";
import { shioriSubject } from "#test/support/port-promise/shiori-subject.ts";

promiseThePort(shioriSubject());

test("D5, D6, D72: a terminal reads cards by the rule of the backend, without settings of its own", async () => {
  const cards = { pattern: "^2\\d{13}$", checkDigit: "m10w21-split", foreignPattern: "^\\d{7}$" };
  const { library, stop } = await startSmallLibrary({ cards });
  const settings = SETTINGS.parse({ backend: { url: library.url, token: library.backend.kioskToken } });
  const port = createLibrary(settings, createLog(null, false));
  try {
    const rules = codeFormatsOf(settings, valueIn(await port.info(options())));
    expect(rules.card).toEqual({ ...settings.card, ...cards, digits: 14 });
    const typed = (number: string) => readTypedCard(number, rules);
    expect(typed("20010000000013")).toEqual({ kind: "card", number: "20010000000013" });
    expect(typed("20010000000012")).toMatchObject({ refusal: { name: "scan-check-digit" } });
    expect(typed("2001014")).toMatchObject({ refusal: { name: "foreign-card" } });
  } finally {
    port.end();
    await stop();
  }
});

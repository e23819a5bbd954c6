import { it, onTestFinished } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const say = translator("ja", TERMS);
const CARD = "20010000000013";
const MISTYPED = "20010000000012";

it("D5, D72: a terminal without card settings reads and asks for cards by the backend's rule", async () => {
  const cards = { pattern: "^2\\d{13}$", checkDigit: "m10w21-split", foreignPattern: "" };
  const backend = await startDemoBackend({ cards });
  onTestFinished(() => backend.stop());
  const kiosk = await startKiosk({ backend });
  onTestFinished(() => kiosk.stop());
  const patron = person(kiosk, "ja");
  await patron.sees(say("visit.attract.scan"));
  await kiosk.scan(MISTYPED);
  await patron.sees(say("refusal.scan-check-digit.text"));
  await patron.press(say("common.close"));
  await kiosk.scan(CARD);
  await patron.sees(say("common.card", { tail: "・・・・013" }));
  await patron.press(say("common.back"));
  await patron.press(/^カードをかざす/u);
  await patron.sees(say("signIn.scan.typeDetail", { digits: 14 }));
});

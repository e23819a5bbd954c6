import { expect, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { isSupported, offeredHere } from "#main/ipc/capabilities.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";

const CAN = { ...HELLO.capabilities, checkOut: true };

function terminal(services: object) {
  return SETTINGS.parse({ backend: { url: "https://library.example" }, services });
}

test("D84: a terminal lends only where the library has switched it on, and the system can", () => {
  const lends = (capabilities: typeof CAN, services: object) =>
    isSupported("checkOut", offeredHere(capabilities, terminal(services)));
  expect(lends(CAN, {})).toBe(false);
  expect(lends(CAN, { lend: true })).toBe(true);
  expect(lends({ ...CAN, checkOut: false }, { lend: true })).toBe(false);
});

test("everything else is as the library system says", () => {
  const { checkOut: _, ...others } = CAN;
  expect(offeredHere(CAN, terminal({}))).toEqual({ ...others, checkOut: false });
});

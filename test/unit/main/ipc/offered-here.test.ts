import { expect, test } from "vitest";
import { hasPatrons } from "#contract/settings/services.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { isSupported, offeredHere } from "#main/ipc/capabilities.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";

const CAN = { ...HELLO.capabilities, checkOut: true, checkOutByCard: true, checkIn: true };

function terminal(services: object, lend: object = {}) {
  return SETTINGS.parse({ backend: { url: "https://library.example" }, services, lend });
}

test("D84: a terminal lends only where the library has switched it on, and the system can", () => {
  const lends = (capabilities: typeof CAN, services: object) =>
    isSupported("checkOut", offeredHere(capabilities, terminal(services)));
  expect(lends(CAN, {})).toBe(false);
  expect(lends(CAN, { lend: true })).toBe(true);
  expect(lends({ ...CAN, checkOut: false }, { lend: true })).toBe(false);
});

test("D87: the card alone suffices only where terminal, library and system all allow it", () => {
  const allows = (capabilities: typeof CAN, services: object, lend: object) =>
    isSupported("signInByCard", offeredHere(capabilities, terminal(services, lend)));
  const here = [{ lend: true }, { signIn: "card" }] as const;
  expect(allows(CAN, ...here)).toBe(true);
  expect(allows(CAN, { lend: true }, {})).toBe(false);
  expect(allows(CAN, {}, { signIn: "card" })).toBe(false);
  expect(allows({ ...CAN, checkOutByCard: false }, ...here)).toBe(false);
  expect(allows({ ...CAN, checkOut: false }, ...here)).toBe(false);
});

test("D87: a scanner that types proves no card beside a keyboard, on which a person may type as evenly", () => {
  const settings = terminal({ lend: true }, { signIn: "card" });
  const allows = (keyboard: boolean, source: "keyboard" | "serial") =>
    isSupported(
      "signInByCard",
      offeredHere(CAN, {
        ...settings,
        kiosk: { ...settings.kiosk, keyboard },
        scanner: { ...settings.scanner, source },
      }),
    );
  expect(allows(false, "keyboard")).toBe(true);
  expect(allows(true, "serial")).toBe(true);
  expect(allows(true, "keyboard")).toBe(false);
});

test("D86: a terminal takes copies back only where the library has switched it on, and the system can", () => {
  const takesBack = (capabilities: typeof CAN, services: object) =>
    isSupported("checkIn", offeredHere(capabilities, terminal(services)));
  expect(takesBack(CAN, {})).toBe(false);
  expect(takesBack(CAN, { takeBack: true })).toBe(true);
  expect(takesBack({ ...CAN, checkIn: false }, { takeBack: true })).toBe(false);
});

test("everything else is as the library system says", () => {
  expect(offeredHere(CAN, terminal({}))).toEqual({
    ...CAN,
    checkOut: false,
    checkOutByCard: false,
    checkIn: false,
  });
});

test("a terminal without searching and holds has nothing of the catalogue", () => {
  const offered = offeredHere(CAN, terminal({ searchAndHolds: false, takeBack: true }));
  for (const verb of ["search", "find", "suggest", "classAt", "picks", "related", "placeHold"] as const)
    expect(isSupported(verb, offered), verb).toBe(false);
  expect(isSupported("renew", offered)).toBe(true);
});

test("patrons sign in where there is something for them, and at least one service is on", () => {
  expect(hasPatrons(terminal({}))).toBe(true);
  expect(hasPatrons(terminal({ searchAndHolds: false, lend: true }))).toBe(true);
  expect(hasPatrons(terminal({ searchAndHolds: false, takeBack: true }))).toBe(false);
  expect(() => terminal({ searchAndHolds: false })).toThrow("at least one service");
});

import { expect, test } from "vitest";
import type { ScanNews } from "#contract/scan.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { openKioskScanner } from "#main/app/kiosk-scanner.ts";
import { firstState } from "#main/visit/machine.ts";
import { press } from "#test/support/main/scanner-keys.ts";

const settings = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });

function desk() {
  const told: ScanNews[] = [];
  const scanner = openKioskScanner(
    {
      settings: { now: () => settings } as never,
      visit: { state: () => firstState(1, false, 0), dispatch: () => undefined } as never,
      tell: (news) => void (news.type === "scan" && told.push(news.scan)),
    },
    { log: () => undefined, alarm: () => undefined } as never,
    () => settings,
  );
  const send = (code: string): void => {
    for (const digit of code) scanner.key(press(`Digit${digit}`));
  };
  return { scanner, told, send };
}

test("the rest of a code that settings cut is no code of its own", () => {
  const { scanner, told, send } = desk();
  send("12345");
  scanner.renew();
  // This rest is a whole ISBN.
  send("9784101010014");
  scanner.key(press("Enter"));
  expect(told).toMatchObject([{ kind: "refused" }]);
  send("9784101010014");
  scanner.key(press("Enter"));
  expect(told).toMatchObject([{ kind: "refused" }, { kind: "isbn" }]);
});

test("a code that begins after new settings is read", () => {
  const { scanner, told, send } = desk();
  scanner.renew();
  send("9784101010014");
  scanner.key(press("Enter"));
  expect(told).toMatchObject([{ kind: "isbn" }]);
});

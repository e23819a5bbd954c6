import { expect, test } from "vitest";
import type { ScanNews } from "#contract/scan.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { openKioskScanner } from "#main/app/kiosk-scanner.ts";
import { firstState } from "#main/visit/machine.ts";
import type { VisitState } from "#main/visit/state.ts";
import { press } from "#test/support/main/scanner-keys.ts";

const settings = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });

function desk(phase: VisitState["phase"] = "attract") {
  const told: ScanNews[] = [];
  let begun = 0;
  const scanner = openKioskScanner(
    {
      settings: { now: () => settings } as never,
      visit: { state: () => ({ ...firstState(1, false, 0), phase }), dispatch: () => undefined } as never,
      tell(news) {
        if (news.type === "scan") told.push(news.scan);
        if (news.type === "code-begins") begun += 1;
      },
    },
    { log: () => undefined, alarm: () => undefined } as never,
    () => settings,
  );
  const send = (code: string): void => {
    for (const digit of code) scanner.key(press(`Digit${digit}`));
  };
  return { scanner, told, send, begun: () => begun };
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

test("the idle page hears of a code with its first character, and of each code once", () => {
  const { scanner, send, begun } = desk();
  scanner.key(press("Space"));
  scanner.key(press("ArrowDown"));
  expect(begun()).toBe(0);
  send("9");
  expect(begun()).toBe(1);
  send("784101010014");
  scanner.key(press("Enter"));
  expect(begun()).toBe(1);
  send("9784101010014");
  expect(begun()).toBe(2);
});

test.each(["open", "ending", "out-of-order", "closed", "staff"] as const)(
  "no page hears of the beginning of a code while the terminal is %s",
  (phase) => {
    const { scanner, send, begun } = desk(phase);
    send("9784101010014");
    scanner.key(press("Enter"));
    expect(begun()).toBe(0);
  },
);

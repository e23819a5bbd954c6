import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Hello } from "#contract/ipc/calls.ts";
import type { BesideService } from "#contract/library/port.ts";
import { translator } from "#renderer/i18n/index.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage } from "#test/support/screens/open-page.tsx";

/* What a terminal is for, by the services that are switched on: said on the first screen, and when it is out of order. */

const t = translator("ja");
const FIND = t("visit.attract.line1");
const LEND = t("visit.attract.lend");
const TAKE_BACK = t("visit.attract.takeBack");

interface Services {
  readonly search?: boolean;
  readonly checkOut?: boolean;
  readonly checkIn?: boolean;
}

/** What main tells the page of a terminal with these services. */
function terminal({ search = false, checkOut = false, checkIn = false }: Services): Partial<Hello> {
  return {
    capabilities: { ...HELLO.capabilities, search, placeHold: search, checkOut, checkIn },
    settings: { ...SETTINGS, patrons: search || checkOut },
  };
}

const heading = () => screen.getByRole("heading", { level: 1 });

describe("the first screen", () => {
  test.each<[string, Services, readonly string[]]>([
    ["searches", { search: true }, [FIND, t("visit.attract.line2")]],
    ["searches and lends", { search: true, checkOut: true }, [FIND, LEND]],
    ["searches and takes back", { search: true, checkIn: true }, [FIND, t("visit.attract.line2")]],
    ["does all", { search: true, checkOut: true, checkIn: true }, [FIND, t("visit.attract.lendAndTakeBack")]],
    ["only lends", { checkOut: true }, [LEND]],
    ["lends and takes back", { checkOut: true, checkIn: true }, [LEND, TAKE_BACK]],
    ["only takes back", { checkIn: true }, [TAKE_BACK]],
    ["should take back, in front of a system that cannot", {}, [t("visit.outOfOrder.heading")]],
  ])("of a terminal that %s says so", async (_, services, lines) => {
    await openPage({ hello: terminal(services) });
    expect(heading().textContent.trim().split(" ")).toEqual(lines);
  });

  test("without the library system promises the search alone", async () => {
    const all = terminal({ search: true, checkOut: true, checkIn: true });
    await openPage({ hello: { ...all, partAway: "system" } });
    expect(heading().textContent.trim()).toBe(FIND);
    expect(screen.queryByRole("button", { name: t("visit.attract.giveBack") })).toBeNull();
  });
});

test.each<[BesideService[], readonly string[]]>([
  [["checkIn"], [FIND, t("visit.attract.lend")]],
  [["checkIn", "checkOut"], [FIND]],
])(
  "a terminal does not promise what cannot be done for want of its own connection: %o",
  async (besideAway, lines) => {
    const all = terminal({ search: true, checkOut: true, checkIn: true });
    await openPage({ hello: { ...all, besideAway } });
    expect(heading().textContent.trim()).toContain(lines.join(" "));
    expect(heading()).not.toHaveTextContent(TAKE_BACK);
    expect(screen.queryByRole("button", { name: t("visit.attract.giveBack") })).toBeNull();
  },
);

test.each<[string, Services, string]>([
  ["searches", { search: true, checkOut: true }, t("visit.outOfOrder.where")],
  ["only lends", { checkOut: true }, t("visit.outOfOrder.whereLends")],
  ["only takes back", { checkIn: true }, t("visit.attract.giveBack")],
])("a terminal that %s, out of order, says for what to go elsewhere", async (_, services, purpose) => {
  const outOfOrder = { refusal: "out-of-order", since: "10:42" } as const;
  const visit = { ...HELLO.visit, phase: "out-of-order" } as const;
  await openPage({ hello: { ...terminal(services), visit, outOfOrder } });
  expect(document.querySelector(".out-of-order-where .caption")?.textContent).toBe(purpose);
});

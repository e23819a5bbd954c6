import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { REFUSALS, refusal } from "#contract/refusals.ts";
import { translator } from "#renderer/i18n/index.ts";
import { type FakeKiosk, INFO } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, hold } from "#test/support/screens/sample-records.ts";

const NEW = { at: "hold-pickup", title: FATHER } as const;
const HELD = { at: "hold-change", hold: hold("h2", "雪国", "approved", { pickup: "west" }) } as const;
const [CENTRAL] = INFO.libraries;
const MANY = Array.from({ length: 13 }, (_, at) => ({
  ...(CENTRAL as (typeof INFO.libraries)[number]),
  id: at === 8 ? "central" : `b${at}`,
  name: { ja: `第${at}図書館`, en: `Branch ${at}` },
  shortName: { ja: `第${at}`, en: `B ${at}` },
}));
const MANY_HELLO = { info: { ...INFO, libraries: MANY } };

describe.each(["ja", "en"] as const)("pickup places (%s)", (language) => {
  const t = translator(language);
  const name = (id: string) => {
    const library = INFO.libraries.find((one) => one.id === id);
    return new RegExp(library?.shortName[language === "en" ? "en" : "ja"] ?? "?", "u");
  };

  test("only those where the title may be collected are offered", async () => {
    const { kiosk } = await openSignedIn(NEW, {
      language,
      first: (one) => one.grants("pickupPlaces", ["central", "east", "unknown"]),
    });
    expect(kiosk.callsOf("pickupPlaces")).toEqual([{ title: FATHER.id }]);
    expect(screen.getByRole("button", { name: name("central") })).toBeVisible();
    expect(screen.getByRole("button", { name: name("east") })).toBeVisible();
    expect(screen.queryByRole("button", { name: name("west") })).toBeNull();
  });

  test.each([NEW, HELD])("none is told with its code, at $at", async (route) => {
    await openSignedIn(route, {
      language,
      first: (one) => one.refuses("pickupPlaces", refusal("no-pickup")),
    });
    expect(screen.getByRole("alert")).toHaveTextContent(REFUSALS["no-pickup"].code);
    expect(screen.queryByRole("button", { name: name("central") })).toBeNull();
  });

  test("a hold that is changed stays where it is, whatever its rules say today", async () => {
    const page = await openSignedIn(HELD, {
      language,
      first: (one) => one.grants("pickupPlaces", ["east"]),
    });
    expect(page.kiosk.callsOf("pickupPlaces")).toEqual([{ hold: "h2" }]);
    expect(screen.getByRole("button", { name: name("west"), pressed: true })).toBeVisible();
    expect(screen.getByRole("button", { name: name("east"), pressed: false })).toBeVisible();
    expect(screen.queryByRole("button", { name: name("central") })).toBeNull();
  });

  test.each([NEW, HELD])(
    "many are shown in pages, the library one stands in first, at $at",
    async (route) => {
      const all = MANY.map(({ id }) => id);
      const first = (one: FakeKiosk): void => one.grants("pickupPlaces", all);
      const page = await openSignedIn(route, { language, hello: MANY_HELLO, first });
      const branches = () =>
        screen.getAllByRole("button", { name: /第|Branch|B \d/u }).map((one) => one.textContent ?? "");
      const [own] = branches();
      expect(own).toMatch(/8/u);
      const seen: string[] = [];
      do {
        expect(branches().length).toBeLessThanOrEqual(5);
        seen.push(...branches());
        await page.press(new RegExp(`^${t("hold.otherPlaces")}`, "u"));
      } while (branches()[0] !== own);
      expect(seen).toHaveLength(13);
      expect(new Set(seen).size).toBe(13);
    },
  );
});

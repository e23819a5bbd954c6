import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { GROUP_NAMES, MENU } from "#renderer/staff/fields.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { SOME } from "#test/support/screens/fake-staff.ts";
import { type OpenStaff, openStaff } from "#test/support/screens/open-staff.tsx";

describe("settings of the staff area", () => {
  test("the hours of a week take ten touches, for a day is copied to others", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^曜日ごとの時間/u);
    let touches = 0;
    const touch = (name: string | RegExp, nth = 0): Promise<void> => {
      touches += 1;
      return page.press(name, nth);
    };
    // Until 20:00 from Monday to Friday, from 10:00 on Saturday, closed on Sunday.
    for (let hour = 17; hour < 20; hour += 1) await touch("＋1時間", 1);
    await touch("月〜金を同じにする");
    await touch(/^土/u);
    await touch("＋1時間");
    await touch(/^日/u);
    await touch("休館");
    await touch("保存して反映");
    const workday = { open: "9:00", close: "20:00" };
    const week = [null, ...Array.from({ length: 5 }, () => workday), { open: "10:00", close: "17:00" }];
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "hours.week", value: week }] }]);
    expect(touches).toBeLessThanOrEqual(10);
  });

  test("a closed day is copied to all, and opened again with the usual hours", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^曜日ごとの時間/u);
    await page.press("休館");
    expect(screen.queryByText("開館時刻")).not.toBeInTheDocument();
    await page.press("毎日同じにする");
    await page.press("開館");
    await page.press("保存して反映");
    const week = Array.from({ length: 7 }, (_, day) => (day === 1 ? { open: "9:00", close: "17:00" } : null));
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "hours.week", value: week }] }]);
  });

  test("the menu has every group once, under a heading, and what connects another system last", async () => {
    const page = await openStaff();
    await page.press("設定");
    expect(Object.values(MENU).flat().sort()).toEqual([...GROUP_NAMES].sort());
    for (const heading of Object.values(staffJa.menu))
      expect(screen.getByRole("heading", { name: heading })).toBeInTheDocument();
    const buttons = within(screen.getByRole("main")).getAllByRole("button");
    expect(buttons).toHaveLength(GROUP_NAMES.length + 1);
    expect(buttons.at(-1)).toHaveTextContent(staffJa.connect.open);
    expect(buttons.filter((button) => button.classList.contains("button-primary"))).toEqual([]);
  });
});

describe("codes of copies for the counter", () => {
  const places = (value: readonly string[]) => ({
    path: "backend.counterOnlyPlaces",
    value,
    from: "defaults",
    local: false,
    fixed: false,
  });

  async function openPlaces(value: readonly string[]): Promise<OpenStaff> {
    const page = await openStaff({ open: false, asks: "pin", wrong: false, left: 5, lockedMinutes: 0 });
    page.answers("settings", () => ({ ...SOME, settings: [places(value), ...SOME.settings] }));
    await page.tell({ type: "door", door: { open: true } });
    await page.press("設定");
    await page.press(staffJa.groups.backend);
    await page.press(new RegExp(`^${staffJa.fields["backend.counterOnlyPlaces"].label}`, "u"));
    return page;
  }

  test("are typed with commas between them, and saved as a list", async () => {
    const page = await openPlaces(["AV", "3F"]);
    const signs = translator("ja");
    for (const key of [signs("keyboard.toSigns"), ",", signs("keyboard.toLetters"), "m", "p"])
      await page.press(key);
    await page.press("保存して反映");
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "backend.counterOnlyPlaces", value: ["AV", "3F", "mp"] }] },
    ]);
  });

  test("of which one has a comma itself are left to a file", async () => {
    await openPlaces(["2F, maps"]);
    expect(screen.getByText(staffJa.settings.onlyFiles)).toBeVisible();
    expect(screen.queryByRole("button", { name: "m" })).toBeNull();
  });
});

describe("the printer", () => {
  const set = (value: string) => ({
    path: "printer.name",
    value,
    from: "defaults",
    local: false,
    fixed: false,
  });

  async function openPrinter(value = ""): Promise<OpenStaff> {
    const page = await openStaff({ open: false, asks: "pin", wrong: false, left: 5, lockedMinutes: 0 });
    page.answers("settings", () => ({ ...SOME, settings: [...SOME.settings, set(value)] }));
    await page.tell({ type: "door", door: { open: true } });
    return page;
  }
  async function toPrinter(page: OpenStaff): Promise<void> {
    await page.press("設定");
    await page.press(staffJa.groups.devices);
    await page.press(/^プリンター/u);
  }
  const answers = () =>
    within(screen.getByRole("main"))
      .getAllByRole("button")
      .map((button) => button.textContent);

  test("is found by itself: this machine's, each with its state, and none last", async () => {
    const page = await openPrinter();
    page.answers("printers", () => [
      { name: "receipt", ready: true, reasons: "" },
      { name: "office", ready: false, reasons: "media-empty" },
    ]);
    await toPrinter(page);
    expect(await screen.findByRole("button", { name: /^receipt/u })).toHaveTextContent(
      staffJa.tests.printerReady,
    );
    expect(answers().slice(0, 3)).toEqual(["receipt使えます", "officemedia-empty", "なし"]);
    await page.press(/^receipt/u);
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "printer.name", value: "receipt" }] }]);
    expect(screen.queryByText(staffJa.settings.noPrinters)).not.toBeInTheDocument();
  });

  test("without any: what to do; the one that is set stays", async () => {
    const page = await openPrinter("old");
    await toPrinter(page);
    expect(await screen.findByText(staffJa.settings.noPrinters)).toBeVisible();
    expect(screen.getByRole("button", { name: "old" })).toHaveAttribute("aria-pressed", "true");
  });

  test("without any: its test says what to do, too", async () => {
    const page = await openPrinter();
    await page.press("動作テスト");
    await page.press("テスト印刷");
    expect(await screen.findByText(staffJa.settings.noPrinters)).toBeVisible();
  });
});

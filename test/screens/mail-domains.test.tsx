import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import type { BoardSettings } from "#contract/settings/choices.ts";
import { setTextChoices, translator } from "#renderer/i18n/index.ts";
import { setPressClock } from "#renderer/input/press-guard.ts";
import { LatinKeyboard } from "#renderer/keyboards/latin-keyboard.tsx";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { pressClock } from "#test/support/screens/press-clock.ts";
import { pressKeys } from "#test/support/screens/press-keys.ts";

const t = translator("ja");
const PORTRAIT = { innerWidth: 1080, innerHeight: 1920 };
const WIDE_AND_LOW = { innerWidth: 1280, innerHeight: 1024 };

beforeEach(() => {
  Object.assign(window, PORTRAIT);
  setPressClock(pressClock);
  setTextChoices({ language: "ja" });
});

function Paper({ boards }: { readonly boards: BoardSettings }) {
  const [text, setText] = useState("");
  return (
    <>
      <output>{text}</output>
      <LatinKeyboard use="email" boards={boards} typed={text} onEdit={setText} />
    </>
  );
}

const written = () => screen.getByRole("status").textContent;

describe("behind the @ of an address", () => {
  const renderFor = (mailDomains: readonly string[]) => {
    const boards = { ...SETTINGS.boards, mailDomains };
    render(<Paper boards={boards} />);
  };
  const keyOf = (name: string) => screen.queryByRole("button", { name });
  const lines = () => new Set(screen.getAllByRole("button").map((key) => key.getAttribute("data-line"))).size;

  test.each([PORTRAIT, WIDE_AND_LOW])(
    "the usual domains stand in the place of the letters, as high, %o",
    async (panel) => {
      Object.assign(window, panel);
      renderFor(SETTINGS.boards.mailDomains);
      const before = lines();
      await pressKeys("h", "@");
      expect(keyOf("a")).toBeNull();
      expect(lines()).toBe(before);
      expect(screen.getByText(t("keyboard.nowDomains"))).toBeVisible();
      await pressKeys("@au.com");
      expect(written()).toBe("h@au.com");
      expect(keyOf("a")).toBeVisible();
    },
  );

  test("another domain is typed, and its letters stay in the chosen order", async () => {
    renderFor(SETTINGS.boards.mailDomains);
    await pressKeys(t("keyboard.toQwerty"), "h", "@", t("keyboard.otherDomain"), "x", t("keyboard.erase"));
    expect(written()).toBe("h@");
    expect(keyOf("@au.com")).toBeNull();
    expect(keyOf(t("keyboard.toAlphabetical"))).toBeVisible();
    await pressKeys("x", ".", "c", "o");
    expect(written()).toBe("h@x.co");
    // The same name again, as for the second entry: not asked twice.
    await pressKeys(t("keyboard.clear"), "h", "@", "x");
    expect(written()).toBe("h@x");
  });

  test("the @ can be taken back", async () => {
    renderFor(SETTINGS.boards.mailDomains);
    await pressKeys("h", "@", t("keyboard.erase"));
    expect(written()).toBe("h");
    expect(keyOf("a")).toBeVisible();
  });

  test("the second press of a tremor chooses no domain", async () => {
    renderFor(SETTINGS.boards.mailDomains);
    await pressKeys("h", "@");
    // `press` waits before, so this one comes right after the last.
    await userEvent.click(screen.getByRole("button", { name: "@outlook.jp" }));
    expect(written()).toBe("h@");
  });

  test("a library may have a list of its own, or none", async () => {
    renderFor(["city.lg.jp"]);
    await pressKeys("h", "@", "@city.lg.jp");
    expect(written()).toBe("h@city.lg.jp");
  });

  test.each([
    ["with an empty list", [], ["h", "@"]],
    ["before there is a name", SETTINGS.boards.mailDomains, ["@"]],
  ])("%s the letters stay", async (_, domains, keys) => {
    renderFor(domains);
    await pressKeys(...keys);
    expect(keyOf("a")).toBeVisible();
  });
});

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { setTextChoices, translator } from "#renderer/i18n/index.ts";
import { setPressClock } from "#renderer/input/press-guard.ts";
import { DigitPad } from "#renderer/keyboards/digit-pad.tsx";
import type { Edit } from "#renderer/keyboards/kana.ts";
import { KanaKeyboard } from "#renderer/keyboards/kana-keyboard.tsx";
import { LatinKeyboard } from "#renderer/keyboards/latin-keyboard.tsx";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { passTime, pressClock } from "#test/support/screens/press-clock.ts";
import { pressKeys } from "#test/support/screens/press-keys.ts";

const t = translator("ja");

const PORTRAIT = { innerWidth: 1080, innerHeight: 1920 };
const WIDE_AND_LOW = { innerWidth: 1280, innerHeight: 1024 };

beforeEach(() => {
  Object.assign(window, PORTRAIT);
  setPressClock(pressClock);
  setTextChoices({ language: "ja" });
});

function Paper({ keyboard }: { readonly keyboard: (onEdit: (edit: Edit) => void) => React.ReactNode }) {
  const [text, setText] = useState("");
  return (
    <>
      <output>{text}</output>
      {keyboard((edit) => setText(edit))}
    </>
  );
}

function written(): string {
  return screen.getByRole("status").textContent ?? "";
}

describe("the kana keyboard (D80)", () => {
  beforeEach(() => {
    render(<Paper keyboard={(onEdit) => <KanaKeyboard boards={SETTINGS.boards} onEdit={onEdit} />} />);
  });

  test("writes what its keys say, with marks on the last character", async () => {
    await pressKeys(
      "き",
      t("keyboard.voiced"),
      "ん",
      "か",
      t("keyboard.voiced"),
      "て",
      "つ",
      t("keyboard.small"),
      "ー",
    );
    expect(written()).toBe("ぎんがてっー");
  });

  test("runs from right to left, each column downwards", () => {
    const keys = screen.getAllByRole("button").map((key) => key.textContent);
    expect(keys.slice(0, 10).join("")).toBe("わらやまはなたさかあ");
    expect(keys).toContain("お");
  });

  test("switches to katakana and back; its keys show what they write", async () => {
    await pressKeys(t("keyboard.toKatakana"), "カ", t("keyboard.toHiragana"), "か");
    expect(written()).toBe("カか");
  });

  test("erases one character, or all of them", async () => {
    await pressKeys("あ", "い", t("keyboard.erase"));
    expect(written()).toBe("あ");
    await pressKeys("う", t("keyboard.clear"));
    expect(written()).toBe("");
  });

  test("the same key again within 250 ms is a tremor", async () => {
    const user = userEvent.setup();
    const key = screen.getByRole("button", { name: "さ" });
    await user.click(key);
    passTime(249);
    await user.click(key);
    expect(written()).toBe("さ");
    passTime(11);
    await user.click(key);
    expect(written()).toBe("ささ");
  });

  test("two different keys can follow each other at once", async () => {
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "さ" }));
    await user.click(screen.getByRole("button", { name: "く" }));
    expect(written()).toBe("さく");
  });

  test("arrow keys walk over the keyboard; one key at a time is in the tab order", async () => {
    const user = userEvent.setup();
    const inTabOrder = () => screen.getAllByRole("button").filter((key) => key.tabIndex === 0);
    expect(inTabOrder()).toHaveLength(1);
    act(() => screen.getByRole("button", { name: "か" }).focus());
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("button", { name: "あ" })).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowLeft}");
    expect(screen.getByRole("button", { name: "く" })).toHaveFocus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(screen.getByRole("button", { name: "う" })).toHaveFocus();
    passTime(1000);
    await user.keyboard("{Enter}");
    expect(written()).toBe("う");
    expect(inTabOrder()).toHaveLength(1);
  });

  test("where the page is wide and low, the functions stand beside the characters", async () => {
    act(() => {
      Object.assign(window, WIDE_AND_LOW);
      window.dispatchEvent(new Event("resize"));
    });
    const user = userEvent.setup();
    act(() => screen.getByRole("button", { name: "あ" }).focus());
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("button", { name: t("keyboard.voiced") })).toHaveFocus();
  });

  test("a touch leaves the focus where it was", async () => {
    await pressKeys("あ");
    expect(screen.getByRole("button", { name: "あ" })).not.toHaveFocus();
  });
});

describe("the latin keyboard", () => {
  test("shows the case in words and on its keys (D10)", async () => {
    render(
      <Paper
        keyboard={(onEdit) => <LatinKeyboard use="password" boards={SETTINGS.boards} onEdit={onEdit} />}
      />,
    );
    expect(screen.getByText(t("keyboard.nowSmallLetters"))).toBeVisible();
    await pressKeys("a", t("keyboard.toCapitals"), "B", "7", t("keyboard.toSmallLetters"), "c");
    expect(written()).toBe("aB7c");
  });

  test("is alphabetical first and QWERTY on wish", async () => {
    render(
      <Paper
        keyboard={(onEdit) => <LatinKeyboard use="password" boards={SETTINGS.boards} onEdit={onEdit} />}
      />,
    );
    const line = () =>
      screen
        .getAllByRole("button")
        .map((key) => key.textContent)
        .slice(10, 20)
        .join("");
    expect(line()).toBe("abcdefghij");
    await pressKeys(t("keyboard.toQwerty"));
    expect(line()).toBe("qwertyuiop");
  });

  test.each(["alphabetical", "qwerty"])("has every sign of an address, %s", async (order) => {
    render(
      <Paper keyboard={(onEdit) => <LatinKeyboard use="email" boards={SETTINGS.boards} onEdit={onEdit} />} />,
    );
    if (order === "qwerty") await pressKeys(t("keyboard.toQwerty"));
    await pressKeys("h", ".", "t", "-", "x", "_", "1", "+", "b", "@", "z");
    expect(written()).toBe("h.t-x_1+b@z");
  });

  test("has no signs where only letters and digits are allowed", () => {
    render(
      <Paper
        keyboard={(onEdit) => <LatinKeyboard use="password" boards={SETTINGS.boards} onEdit={onEdit} />}
      />,
    );
    expect(screen.queryByRole("button", { name: "-" })).toBeNull();
    expect(screen.queryByRole("button", { name: t("keyboard.space") })).toBeNull();
  });
});

describe("the digit pad", () => {
  test("has telephone order and erases", async () => {
    render(<Paper keyboard={(onEdit) => <DigitPad use="number" onEdit={onEdit} />} />);
    const digits = screen
      .getAllByRole("button")
      .map((key) => key.textContent)
      .slice(0, 9);
    expect(digits.join("")).toBe("123456789");
    await pressKeys("2", "0", "0", t("keyboard.erase"), "1");
    expect(written()).toBe("201");
  });

  test("writes an ISBN with its check sign", async () => {
    render(<Paper keyboard={(onEdit) => <DigitPad use="isbn" onEdit={onEdit} />} />);
    await pressKeys("4", "-", "0", "X");
    expect(written()).toBe("4-0X");
  });
});

describe("other arrangements of the keyboards", () => {
  const kanaKeyboard = (boards: Partial<typeof SETTINGS.boards>): void => {
    const all = { ...SETTINGS.boards, ...boards };
    render(<Paper keyboard={(onEdit) => <KanaKeyboard boards={all} onEdit={onEdit} />} />);
  };
  /** The first keys of the keyboard, in the order they are drawn: from the left. */
  const firstKeys = (count: number) =>
    screen
      .getAllByRole("button")
      .slice(0, count)
      .map((key) => key.textContent)
      .join("");

  test("the columns run from the right, or from the left when the settings say so", () => {
    kanaKeyboard({});
    expect(firstKeys(10)).toBe("わらやまはなたさかあ");
  });

  test("from the left", async () => {
    kanaKeyboard({ columns: "left-to-right" });
    expect(firstKeys(10)).toBe("あかさたなはまやらわ");
    await pressKeys("ほ", t("keyboard.halfVoiced"));
    expect(written()).toBe("ぽ");
  });

  test("the JIS keyboard has every sound, and its marks act on the last character", async () => {
    kanaKeyboard({ kana: "jis" });
    expect(firstKeys(12)).toBe("ぬふあうえおやゆよわほへ");
    const drawn = screen.getAllByRole("button").map((key) => key.textContent);
    for (const sound of "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんー") {
      expect(drawn.filter((label) => label === sound)).toHaveLength(1);
    }
    // No child reads a lone 「小」 as what it does.
    expect(drawn).toContain(t("keyboard.small"));
    await pressKeys("は", t("keyboard.voiced"), "つ", t("keyboard.small"), "を");
    expect(written()).toBe("ばっを");
    await pressKeys(t("keyboard.toKatakana"), "メ");
    expect(written()).toBe("ばっをメ");
  });

  test("a key goes to the other keyboard and back, and what was typed stays", async () => {
    kanaKeyboard({ kana: "jis" });
    await pressKeys("ぬ", t("keyboard.toGojuon"), "あ", t("keyboard.toJis"), "い");
    expect(written()).toBe("ぬあい");
    expect(firstKeys(12)).toBe("ぬふあうえおやゆよわほへ");
  });

  test("where the library has not chosen the JIS order, no key names it", () => {
    kanaKeyboard({});
    expect(screen.queryByRole("button", { name: t("keyboard.toJis") })).toBeNull();
    for (const sign of ["小", "ア", "JIS"]) expect(screen.queryByText(sign)).toBeNull();
    expect(screen.getByText(t("keyboard.small"))).toBeVisible();
  });

  test("letters begin in the order of the settings", () => {
    const boards = { ...SETTINGS.boards, latin: "qwerty" as const };
    render(<Paper keyboard={(onEdit) => <LatinKeyboard use="search" boards={boards} onEdit={onEdit} />} />);
    expect(firstKeys(20).slice(10)).toBe("qwertyuiop");
  });
});

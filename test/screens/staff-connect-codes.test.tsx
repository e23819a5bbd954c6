import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { useStaff } from "#renderer/staff/store.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { open, scan, sees, toSearchOfKoha, type } from "#test/support/screens/connect-wizard.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";
import { SHUT, SOME } from "#test/support/screens/fake-staff.ts";
import type { OpenStaff } from "#test/support/screens/open-staff.tsx";

const t = staffJa.connect;
const words = t.codes;
const CARDS = ["4019273855617", "4022866190342", "4095711307286"];
const COPIES = ["2000000001", "2000000012", "2000004711"];

/** To the page of the cards of a Koha. */
async function toCards(opened?: OpenStaff): Promise<OpenStaff> {
  const page = opened ?? (await open());
  await toSearchOfKoha(page);
  await page.press(/^Koha の検索/u);
  sees(t.questions.cards);
  return page;
}

/** Back to the first question. */
async function toKinds(page: OpenStaff): Promise<void> {
  while (screen.queryByText(t.questions.kind) === null) await page.press("もどる");
}

/** From the kinds to the forms of a Shiori backend at this address, from three copies. */
async function toFormsOfShiori(page: OpenStaff, address: string): Promise<void> {
  await page.press(/^しおり/u);
  await page.press("全部消す");
  await type(page, address);
  await page.press("次へ");
  await page.press("次へ");
  sees(t.questions.copies);
  await scanAll(page, COPIES);
  await page.press("次へ");
}

async function scanAll(page: OpenStaff, codes: readonly string[]): Promise<void> {
  for (const code of codes) await scan(page, code);
}

/** The test with a card, and what it was told of the forms. */
async function changesTried(page: OpenStaff): Promise<Readonly<Record<string, unknown>>> {
  sees(t.questions.card);
  await page.press(t.withoutCard);
  const { changes } = page.argsOf("tryConnection").at(-1)?.draft ?? { changes: [] };
  return Object.fromEntries(changes.map(({ path, value }) => [path, value]));
}

describe("the forms of cards and copies in the wizard", () => {
  test("a library with 13-digit cards ends with a working rule, found from three cards and three copies", async () => {
    const page = await toCards();
    await scan(page, CARDS[0] ?? "");
    await scan(page, CARDS[0] ?? "");
    expect(screen.getByRole("alert")).toHaveTextContent(words.same.cards);
    await scanAll(page, CARDS.slice(1));
    await page.press("次へ");
    sees(t.questions.copies);
    await page.tell({
      type: "scan",
      at: "2026-11-25T01:41:00.000Z",
      text: "9784101010014",
      code: { text: "9784101010014", letters: null },
      scan: { kind: "isbn", isbn13: "9784101010014" },
    });
    expect(screen.getByRole("alert")).toHaveTextContent(words.book);
    await scanAll(page, COPIES);
    await page.press("次へ");
    sees("数字13桁");
    sees("読み取ったカード3枚と資料3点は、すべて使えます。");
    // Copies with ten digits would be taken for cards of other libraries.
    sees(words.dropsForeign);
    await page.press("次へ");
    expect(await changesTried(page)).toEqual({
      "backend.koha.auth": "oauth",
      "card.pattern": "^\\d{13}$",
      "card.digits": 13,
      "card.checkDigit": "none",
      "card.foreignPattern": "",
      "scanner.copyPattern": "^\\d{10}$",
      "scanner.copyCheckDigit": "none",
    });
  });

  test("a format can be changed; a card that it excludes is reported before anything is saved", async () => {
    const page = await toCards();
    await scanAll(page, CARDS);
    await page.press("次へ");
    await page.press(t.goOn);
    await page.press(new RegExp(`^${words.kinds.card}`, "u"));
    await page.press("全部消す");
    sees(words.noPattern);
    expect(screen.queryByRole("button", { name: "次へ" })).not.toBeInTheDocument();
    await type(page, "401");
    await page.press("次へ");
    sees(words.plain.other);
    sees(/^4022866190342：この形式ではありません。/u);
    await page.press(new RegExp(`^${staffJa.fields["card.checkDigit"].label}`, "u"));
    await page.press(staffJa.checkDigits.m10w31);
    sees(/^4019273855617：チェックデジットが合いません。/u);
    await page.press("次へ");
    expect(await changesTried(page)).toMatchObject({ "card.pattern": "401", "card.checkDigit": "m10w31" });
  });

  test("a staff card is no sample, samples can be scanned again, and without a scanner nothing is set", async () => {
    const page = await toCards();
    await scan(page, "99000017");
    expect(screen.getByRole("alert")).toHaveTextContent(words.staffCard);
    await scan(page, CARDS[0] ?? "");
    await page.press(words.again);
    expect(screen.queryByText(CARDS[0] ?? "")).not.toBeInTheDocument();
    await page.press(words.withoutScanner);
    expect(await changesTried(page)).toEqual({ "backend.koha.auth": "oauth" });
  });

  test("codes of one system are no samples for another, nor is its rule", async () => {
    const set = (path: string, value: unknown) => ({ path, value, from: "x", local: false, fixed: false });
    // The backend that is connected takes the copies for cards.
    const card = { pattern: "^\\d{10}$", checkDigit: "none", foreignPattern: "" } as const;
    const page = await open("ja", {
      ...SOME,
      settings: [...SOME.settings, set("backend.adapter", "shiori"), set("backend.url", "https")],
      info: { ...INFO, rules: { ...INFO.rules, card } },
    });
    await toCards(page);
    await scanAll(page, CARDS);
    await toKinds(page);
    await toFormsOfShiori(page, "http");
    sees("読み取った資料3点は、すべて使えます。");
    expect(screen.queryByText(words.kinds.card)).not.toBeInTheDocument();
    await toKinds(page);
    await toFormsOfShiori(page, "https");
    sees(/^2000000001：資料ですが、カードとみなします。/u);
  });

  test("numbers of patrons are gone when the system is used, and when the wizard or the area is left", async () => {
    const page = await toCards();
    await scanAll(page, CARDS);
    await page.press("次へ");
    await page.press(t.goOn);
    await page.press("次へ");
    await scan(page, CARDS[0] ?? "");
    await page.press("次へ");
    await type(page, "p");
    await page.press("次へ");
    await page.press(t.use);
    await page.press("もどる");
    sees(t.questions.card);
    expect(screen.queryByText(CARDS[0] ?? "")).not.toBeInTheDocument();
    await page.press("もどる");
    await page.press("もどる");
    sees(t.questions.cards);
    expect(screen.queryByText(CARDS[0] ?? "")).not.toBeInTheDocument();
    await scan(page, CARDS[1] ?? "");
    sees(CARDS[1] ?? "");
    await page.tell({ type: "door", door: SHUT });
    expect(useStaff.getState().scans).toEqual([]);
  });

  test("only cards are told by words of their own, and a code that is both card and copy twice", async () => {
    const page = await toCards();
    await scanAll(page, CARDS);
    await page.press("次へ");
    await page.press(t.goOn);
    sees("読み取ったカード3枚は、すべて使えます。");
    await page.press("もどる");
    await scan(page, CARDS[0] ?? "");
    await page.press(t.goOn);
    const faults = vi.spyOn(console, "error");
    await page.press(new RegExp(`^${staffJa.fields["card.checkDigit"].label}`, "u"));
    await page.press(staffJa.checkDigits.m10w31);
    expect(screen.getAllByText(new RegExp(`^${CARDS[0]}：`, "u"))).toHaveLength(2);
    expect(faults).not.toHaveBeenCalled();
    faults.mockRestore();
  });
});

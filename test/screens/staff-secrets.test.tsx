import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SOME } from "#test/support/screens/fake-staff.ts";
import { openStaff } from "#test/support/screens/open-staff.tsx";

const sees = (text: string | RegExp) => expect(screen.getByText(text)).toBeInTheDocument();

describe("secrets and staff cards", () => {
  test("a secret is never shown; its place is said, and a new PIN goes to main alone", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("職員のログイン");
    await page.press(/^職員の暗証番号/u);
    sees(/管理者のファイルにあります/u);
    sees(/このプログラムと管理者だけが読めます/u);
    for (const digit of "135790") await page.press(digit);
    await page.press("保存して反映");
    expect(page.argsOf("secret")).toEqual([{ name: "pin", value: "135790" }]);
    expect(page.argsOf("change")).toEqual([]);
  });

  test("a secret and the staff cards are removed after a question only; the safe answer keeps them", async () => {
    const page = await openStaff();
    page.answers("settings", () => ({ ...SOME, staffCards: 2 }));
    await page.tell({ type: "door", door: { open: true } });
    await page.press("設定");
    await page.press("職員のログイン");
    await page.press(/^この端末で登録した職員カード2枚/u);
    await page.press("この端末で登録したカードをすべて削除する");
    sees("登録したカード2枚を削除しますか");
    await page.press("削除する");
    expect(page.argsOf("enrol").filter(({ what }) => what === "forget")).toHaveLength(1);
    await page.press("もどる");
    await page.press(/^職員の暗証番号/u);
    await page.press("消去する");
    sees("「職員の暗証番号」を消去しますか");
    await page.press("やめる");
    expect(page.argsOf("secret")).toEqual([]);
    await page.press("消去する");
    await page.press("消去する", 1);
    expect(page.argsOf("secret")).toEqual([{ name: "pin", value: "" }]);
  });

  test("a staff card is added by scanning it", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("職員のログイン");
    await page.press(/^この端末で登録した職員カード0枚/u);
    await page.press("カードを登録する");
    sees("職員カードを読み取ってください。");
    await page.tell({ type: "enrolled", card: "no-staff-card" });
    sees("職員カードの番号ではありません。");
    page.answers("settings", () => ({ ...SOME, staffCards: 1 }));
    await page.tell({ type: "enrolled", card: "taken" });
    sees("カードを登録しました。");
    expect(page.argsOf("enrol")[0]).toEqual({ what: "scan" });
  });
});

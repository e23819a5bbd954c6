import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SOME } from "#test/support/screens/fake-staff.ts";
import { openStaff } from "#test/support/screens/open-staff.tsx";

const sees = (text: string | RegExp) => expect(screen.getByText(text)).toBeInTheDocument();

describe("undo in the staff area", () => {
  test("undo drops what the open editor has not saved before it takes anything back", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("この端末");
    await page.press(/^画面の配色/u);
    await page.press(/^黒地に白/u);
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^曜日ごとの時間/u);
    await page.press("＋15分", 1);
    expect(screen.getAllByText("17:15")).toHaveLength(2);
    expect(screen.queryByRole("button", { name: /にもどす$/u })).not.toBeInTheDocument();
    await page.press("「曜日ごとの時間」の未保存の変更を取り消す");
    expect(page.argsOf("undo")).toEqual([]);
    expect(screen.queryByText("17:15")).not.toBeInTheDocument();
    sees("「曜日ごとの時間」の未保存の変更を取り消しました。");
    await page.press("「画面の配色: 黒地に白」を「標準」にもどす");
    sees("「画面の配色」を「標準」にもどしました。");
    expect(page.argsOf("undo")).toHaveLength(1);
  });

  test.each([
    ["利用時間", /^無操作時間（カード利用中）/u, "＋", "130秒"],
    ["利用者のカード・パスワード", /^カード番号のパターン/u, "q", "^\\d{7}$q"],
  ])("what is not saved of %s goes with undo, and with its page", async (group, field, key, text) => {
    const page = await openStaff();
    await page.press("設定");
    await page.press(new RegExp(`${group}$`, "u"));
    await page.press(field);
    await page.press(key);
    sees(text);
    await page.press(/未保存の変更を取り消す$/u);
    expect(screen.queryByText(text)).not.toBeInTheDocument();
    await page.press(key);
    await page.press("状態");
    expect(screen.queryByRole("button", { name: /取り消す$/u })).not.toBeInTheDocument();
  });

  test("undo of a connection, of a file and of several settings is named, in both languages", async () => {
    const page = await openStaff();
    const settings = [
      { path: "visit.idleSeconds", now: 130, after: 120 },
      { path: "backend.sip2.password", now: true, after: false },
    ];
    const cases = [
      [
        "connection",
        "図書館システムの接続設定を元にもどす",
        "Undo the change of the library system connection",
      ],
      ["file", "ファイルから読み込んだ設定を元にもどす", "Undo the settings imported from a file"],
      [
        "settings",
        "「無操作時間（カード利用中）」ほか1件の変更を元にもどす",
        "Undo the changes to “Idle time, signed in” and 1 more",
      ],
    ] as const;
    for (const [kind, ja, en] of cases) {
      page.answers("change", () => ({ ok: true, settings: { ...SOME, undo: { kind, settings } } }));
      await page.press("休止する");
      expect(screen.getByRole("button", { name: ja })).toBeInTheDocument();
      await page.press("English");
      expect(screen.getByRole("button", { name: en })).toBeInTheDocument();
      await page.press("日本語");
    }
  });

  test("an undo that main refuses says so, and leaves the change to be taken back", async () => {
    const page = await openStaff();
    page.answers("undo", () => ({ ok: false, problems: [] }));
    await page.press("設定");
    await page.press("この端末");
    await page.press(/^画面の配色/u);
    await page.press(/^黒地に白/u);
    await page.press("「画面の配色: 黒地に白」を「標準」にもどす");
    sees("保存できませんでした。何も変わっていません。");
    expect(
      screen.getByRole("button", { name: "「画面の配色: 黒地に白」を「標準」にもどす" }),
    ).toBeInTheDocument();
  });
});

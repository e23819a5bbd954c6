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
    await page.press(/^画面の色/u);
    await page.press(/^墨/u);
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^曜日ごとの時間/u);
    await page.press("＋", 1);
    sees("17:15");
    expect(screen.queryByRole("button", { name: /にもどす$/u })).not.toBeInTheDocument();
    await page.press("「曜日ごとの時間」のまだ保存していない変更をやめる");
    expect(page.argsOf("undo")).toEqual([]);
    expect(screen.queryByText("17:15")).not.toBeInTheDocument();
    sees("「曜日ごとの時間」のまだ保存していない変更をやめました。");
    await page.press("「画面の色: 墨（暗い）」を「紙（ふつう）」にもどす");
    sees("「画面の色」を「紙（ふつう）」にもどしました。");
    expect(page.argsOf("undo")).toHaveLength(1);
  });

  test.each([
    ["利用の時間", /^触らないと終わるまで（券で利用中）/u, "＋", "130秒"],
    ["利用者のカード・暗証", /^券番号の形/u, "q", "^\\d{7}$q"],
  ])("what is not saved of %s goes with undo, and with its page", async (group, field, key, text) => {
    const page = await openStaff();
    await page.press("設定");
    await page.press(new RegExp(`${group}$`, "u"));
    await page.press(field);
    await page.press(key);
    sees(text);
    await page.press(/まだ保存していない変更をやめる$/u);
    expect(screen.queryByText(text)).not.toBeInTheDocument();
    await page.press(key);
    await page.press("状態");
    expect(screen.queryByRole("button", { name: /やめる$/u })).not.toBeInTheDocument();
  });

  test("undo of a connection, of a file and of several settings is named, in both languages", async () => {
    const page = await openStaff();
    const settings = [
      { path: "visit.idleSeconds", now: 130, after: 120 },
      { path: "backend.sip2.password", now: true, after: false },
    ];
    const cases = [
      ["connection", "図書館の機械のつなぎ方をもとにもどす", "Undo the new connection to the library system"],
      ["file", "ファイルから入れた設定をもとにもどす", "Undo the settings taken from a file"],
      [
        "settings",
        "「触らないと終わるまで（券で利用中）」ほか1つの変更をもとにもどす",
        "Undo the change to “Idle time with a card” and 1 more",
      ],
    ] as const;
    for (const [kind, ja, en] of cases) {
      page.answers("change", () => ({ ok: true, settings: { ...SOME, undo: { kind, settings } } }));
      await page.press("休ませる");
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
    await page.press(/^画面の色/u);
    await page.press(/^墨/u);
    await page.press("「画面の色: 墨（暗い）」を「紙（ふつう）」にもどす");
    sees("保存できませんでした。何も変わっていません。");
    expect(
      screen.getByRole("button", { name: "「画面の色: 墨（暗い）」を「紙（ふつう）」にもどす" }),
    ).toBeInTheDocument();
  });
});

import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { today } from "#renderer/dates.ts";
import { monthAfter, monthOf } from "#renderer/staff/month.ts";
import { begin, resetStaff, useStaff } from "#renderer/staff/store.ts";
import { fakeStaff, SHUT, STATUS } from "#test/support/screens/fake-staff.ts";
import { openStaff } from "#test/support/screens/open-staff.tsx";

const sees = (text: string | RegExp) => expect(screen.getByText(text)).toBeInTheDocument();

describe("the sign-in", () => {
  test("asks for PIN or card; digits are dots, and main is asked once", async () => {
    const page = await openStaff(SHUT);
    sees("暗証番号を入力するか、職員カードを読み取ってください");
    await page.press("ログイン");
    expect(page.argsOf("enter")).toEqual([]);
    for (const digit of "246813") await page.press(digit);
    expect(document.body.textContent).not.toContain("246813");
    await page.press("ログイン");
    expect(page.argsOf("enter")).toEqual([{ pin: "246813" }]);
    // Main has not opened: nothing of the area is there.
    expect(screen.queryByRole("button", { name: "設定" })).not.toBeInTheDocument();
  });

  test("says what was wrong and how many tries are left, and that it is locked, without a pad", async () => {
    const page = await openStaff(SHUT);
    await page.tell({ type: "door", door: { ...SHUT, wrong: true, left: 2 } });
    expect(screen.getByRole("alert")).toHaveTextContent("正しくありません。残り2回です。");
    await page.tell({ type: "door", door: { ...SHUT, wrong: true, left: 0, lockedMinutes: 7 } });
    expect(screen.getByRole("alert")).toHaveTextContent("あと7分ログインできません");
    expect(screen.queryByRole("button", { name: "1" })).not.toBeInTheDocument();
  });

  test.each([
    ["card", "職員カードを読み取ってください"],
    ["nothing", /設定ファイルで設定してください/u],
  ] as const)("asks for %s", async (asks, words) => {
    await openStaff({ ...SHUT, asks });
    sees(words);
    expect(screen.queryByRole("button", { name: "1" })).not.toBeInTheDocument();
  });

  test("opens when main says so, and goes back when asked", async () => {
    const page = await openStaff(SHUT);
    await page.tell({ type: "door", door: { open: true } });
    sees("端末の状態");
    await page.press("閉じて利用者画面へ");
    expect(page.argsOf("leave")).toHaveLength(1);
  });

  test("stays open to a card that is scanned while the page starts", async () => {
    resetStaff();
    const { bridge, tell } = fakeStaff(SHUT, "ja");
    Object.defineProperty(window, "staff", { value: bridge, configurable: true });
    const begun = begin();
    tell({ type: "door", door: { open: true } });
    await begun;
    expect(useStaff.getState().door).toEqual({ open: true });
  });

  test("speaks English, also when it began in Japanese", async () => {
    const page = await openStaff(SHUT);
    await page.press("English");
    sees("Enter the staff PIN or scan a staff card");
    expect(document.documentElement.lang).toBe("en");
  });
});

describe("status", () => {
  test.each([
    ["read", "このバージョンにない設定が2件。ほかは有効です"],
    ["kept", "ファイルにエラーがあります。直前の正しい設定で動作中です"],
    ["broken", "エラー2件"],
  ] as const)(
    "says what holds and what was refused, with file, line and setting: %s",
    async (standing, words) => {
      const problems = [
        { kind: "value", file: "settings.json", line: 7, path: "visit.idleSeconds", allowed: "2-600" },
        { kind: "unknown-guarded", file: "local.json", line: 3, path: "staff.need", allowed: "" },
      ] as const;
      const page = await openStaff(SHUT);
      const settings = { ...STATUS.settings, condition: "notice", standing, problems } as const;
      page.answers("status", () => ({ ...STATUS, settings }));
      await page.tell({ type: "door", door: { open: true } });
      sees(words);
      sees(/settings\.json 7行目.*visit\.idleSeconds\s使える値: 2-600/u);
      sees(/local\.json 3行目.*staff\.need\sこの設定はありません（安全に関わる/u);
    },
  );

  test("names no library system while no settings are in force", async () => {
    const page = await openStaff(SHUT);
    const problem = { kind: "not-json", file: "settings.json", line: 7, path: "", allowed: "" } as const;
    const settings = {
      ...STATUS.settings,
      condition: "notice",
      standing: "broken",
      problems: [problem],
    } as const;
    const backend = { condition: "unknown", adapter: "", host: "" } as const;
    page.answers("status", () => ({ ...STATUS, settings, backend }));
    await page.tell({ type: "door", door: { open: true } });
    sees("設定にエラーがあるため、接続していません");
    expect(screen.queryByRole("button", { name: "図書館システムの接続テスト" })).not.toBeInTheDocument();
  });

  test("shows the clean mark with time and count, and the versions (R93)", async () => {
    await openStaff();
    sees("10:39:00・41回消去済み");
    sees(/Shiori 1\.2\.3 \(ba9876543210\)/u);
  });

  test("puts what is not well first", async () => {
    const page = await openStaff();
    page.answers("status", () => ({ ...STATUS, backend: { ...STATUS.backend, condition: "notice" } }));
    await page.press("設定");
    await page.press("状態");
    const [first] = screen.getAllByRole("listitem");
    expect(first).toHaveTextContent(/図書館システム.*接続できません library\.example/u);
  });

  test("leads from a part of the terminal to its test at one touch", async () => {
    const page = await openStaff();
    await page.press("スキャナーのテスト");
    sees(/利用は始まりません/u);
    await page.press("状態");
    await page.press("図書館システムの接続テスト");
    sees("開始");
  });

  test("takes the terminal out of service, and back", async () => {
    const page = await openStaff();
    await page.press("休止する");
    page.answers("status", () => ({ ...STATUS, outOfService: true }));
    await page.press("設定");
    await page.press("状態");
    await page.press("休止を解除する");
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "kiosk.outOfService", value: true }] },
      { changes: [{ path: "kiosk.outOfService", value: false }] },
    ]);
  });
});

describe("settings", () => {
  test("a number is stepped, saved, and can be undone", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("利用時間");
    await page.press(/^無操作時間（カード利用中）/u);
    expect(screen.queryByRole("button", { name: "保存して反映" })).not.toBeInTheDocument();
    await page.press("＋");
    sees("130秒");
    await page.press("保存して反映");
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "visit.idleSeconds", value: 130 }] }]);
    sees("保存して反映しました。");
    await page.press("「無操作時間（カード利用中）: 130秒」を「120秒」にもどす");
    expect(page.argsOf("undo")).toHaveLength(1);
    sees("「無操作時間（カード利用中）」を「120秒」にもどしました。");
    sees("120秒");
    expect(screen.queryByRole("button", { name: /もどす$/u })).not.toBeInTheDocument();
  });

  test("a number out of its limits cannot be saved", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("利用時間");
    await page.press(/^無操作時間（カード利用中）/u);
    await page.press("全部消す");
    await page.press("5");
    expect(screen.queryByRole("button", { name: "保存して反映" })).not.toBeInTheDocument();
    sees(/20秒.*600秒/u);
  });

  test("what a server's preset decides can be set here, and be left to it again", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("図書館システム（SIP2）");
    expect(screen.getByRole("button", { name: /^受信の文字コード/u })).toHaveTextContent(
      /接続先のシステムに/u,
    );
    await page.press(/^受信の文字コード/u);
    await page.press("shift_jis");
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "backend.sip2.encodingIn", value: "shift_jis" }] },
    ]);
  });

  test("a long text comes with a file: the screen says whether it is there, and what a short one says", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("図書館システム（SIP2）");
    expect(screen.getByRole("button", { name: /^この端末の秘密鍵/u })).toHaveTextContent(/なし/u);
    await page.press(/^この端末の秘密鍵/u);
    sees("ここでは変更できません。ファイルで設定してください。");
    await page.press("設定");
    await page.press("目録（SRU）");
    expect(screen.getByRole("button", { name: /^索引: 書名/u })).toHaveTextContent(/dc\.title/u);
  });

  test("a refused change says file, setting and what is allowed", async () => {
    const page = await openStaff();
    page.answers("change", () => ({
      ok: false,
      problems: [{ kind: "value", file: "local.json", line: 3, path: "visit.idleSeconds", allowed: "2-600" }],
    }));
    await page.press("設定");
    await page.press("この端末");
    await page.press(/^画面の配色/u);
    await page.press(/^黒地に白/u);
    sees("保存できませんでした。何も変わっていません。");
    sees(/local\.json 3行目 visit\.idleSeconds 使える値: 2-600/u);
  });

  test("what the environment fixes is shown and cannot be changed; what was set here can be taken back", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("利用時間");
    await page.press(/^無操作時間（カードなし）/u);
    sees(/機器の管理者が環境変数で設定しています/u);
    sees("90秒");
    expect(screen.queryByRole("button", { name: "＋" })).not.toBeInTheDocument();
    await page.press("もどる");
    await page.press(/^確認画面の表示時間/u);
    await page.press("この端末だけの設定をやめる");
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "visit.warningSeconds", value: null }] }]);
  });

  test("a choice, a library, a language and a weekday hold at a touch or when saved", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("この端末");
    await page.press(/^設置館/u);
    await page.press(/^県立西部図書館/u);
    await page.press("設定");
    await page.press("言語・お知らせ");
    await page.press(/^表示言語/u);
    await page.press("上へ");
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^曜日ごとの時間/u);
    await page.press("休館");
    await page.press("保存して反映");
    const [first, second, ...others] = LANGUAGES;
    const week = Array.from({ length: 7 }, (_, day) => (day === 1 ? null : { open: "9:00", close: "17:00" }));
    expect(page.argsOf("change")).toEqual([
      { changes: [{ path: "kiosk.library", value: "west" }] },
      { changes: [{ path: "languages.offered", value: [second, first, ...others] }] },
      { changes: [{ path: "hours.week", value: week }] },
    ]);
  });

  test("closed days are chosen in a calendar; those that have passed go", async () => {
    const page = await openStaff();
    await page.press("設定");
    await page.press("開館時間");
    await page.press(/^休館日の追加/u);
    await page.press("＋");
    await page.press("15");
    await page.press("7");
    await page.press("15");
    await page.press("保存して反映");
    const { year, month } = monthAfter(monthOf(today()), 1);
    const chosen = `${year}-${String(month).padStart(2, "0")}-07`;
    expect(page.argsOf("change")).toEqual([{ changes: [{ path: "hours.closedDays", value: [chosen] }] }]);
  });
});

import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { StaffAnswer } from "#contract/staff/calls.ts";
import type { LendingStep } from "#contract/staff/lending.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { type } from "#test/support/screens/connect-wizard.ts";
import { NOTHING_RECORDED, SOME } from "#test/support/screens/fake-staff.ts";
import { type OpenStaff, openStaff } from "#test/support/screens/open-staff.tsx";

const sees = (text: string | RegExp) => expect(screen.getByText(text)).toBeInTheDocument();

describe("tests of the terminal", () => {
  test("the scanner: what came, also what cannot be seen, and what it was understood as", async () => {
    const page = await openStaff();
    await page.press("動作テスト");
    await page.press("スキャナーのテスト");
    sees("まだ読み取っていません。");
    await page.tell({
      type: "scan",
      at: "2026-11-25T01:41:00.000Z",
      text: "A2001014A",
      code: { text: "2001014", letters: { start: "A", stop: "A" } },
      scan: { kind: "card", number: "2001014" },
    });
    sees("A2001014A");
    sees("利用者のカード 2001014");
    await page.tell({
      type: "scan",
      at: "2026-11-25T01:41:01.000Z",
      text: "1\u001d2",
      code: { text: "1\u001d2", letters: null },
      scan: { kind: "refused", refusal: { name: "scan-unknown" } },
    });
    sees("1\u241d2");
  });

  test("the backend: latencies, or why not", async () => {
    const page = await openStaff();
    page.answers("testBackend", () => ({ ok: true, about: "ok", ms: [4, 2, 2] }));
    await page.press("動作テスト");
    await page.press("図書館システムの接続テスト");
    await page.press("開始");
    sees("正常です（4 / 2 / 2ミリ秒）");
    page.answers("testBackend", () => ({ ok: false, about: "out-of-order", ms: [] }));
    await page.press("開始");
    sees(/接続できません/u);
  });

  test("the printer: says when none is set", async () => {
    const page = await openStaff();
    page.answers("testPrinter", () => ({ ok: false, about: "none", ms: [] }));
    await page.press("動作テスト");
    await page.press("テスト印刷");
    await page.press("開始");
    sees("プリンターが設定されていません。");
  });

  test("the panel: every square, and the colours one after the other", async () => {
    const page = await openStaff();
    await page.press("動作テスト");
    await page.press("タッチパネルのテスト");
    sees("残り60");
    await page.press("もどる");
    await page.press("画面の色の確認");
    await page.press("開始");
    for (let colour = 0; colour < 6; colour += 1) await page.press("次へ");
    sees(/色むら/u);
  });
});

describe("the test of lending", () => {
  /** Answers its three questions by hand, scanner and hand. */
  async function lend(page: OpenStaff, steps: StaffAnswer<"testLending">): Promise<void> {
    page.answers("testLending", () => steps);
    await page.press("動作テスト");
    await page.press("貸出と返却のテスト");
    await type(page, "2001014");
    await page.press("次へ");
    await type(page, "s7");
    expect(screen.queryByText("s7")).not.toBeInTheDocument();
    await page.press("次へ");
    await page.tell({
      type: "scan",
      at: "2026-11-25T01:41:00.000Z",
      text: "A100000012B",
      code: { text: "100000012", letters: { start: "A", stop: "B" } },
      scan: { kind: "copy", barcode: "100000012" },
    });
    await page.press("次へ");
  }
  const done = (step: LendingStep) => ({ step, outcome: "ok", ms: 12 }) as const;
  const { tag } = staffJa.tests.lending;

  test("lends a copy to a card and takes it back, and forgets both", async () => {
    const page = await openStaff();
    await lend(page, [
      done("sign-in"),
      { ...done("lend"), tag: "switch" },
      { ...done("take-back"), tag: "leave" },
    ]);
    expect(screen.getAllByText(/12/u).map(({ textContent }) => textContent.split(" · ")[1])).toEqual([
      undefined,
      tag.switch,
      tag.leave,
    ]);
    expect(page.argsOf("testLending")).toEqual([
      { card: { cardNumber: "2001014", password: "s7" }, barcode: "100000012" },
    ]);
    expect(screen.getAllByText("正常")).toHaveLength(3);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    await page.press("もう一度確認する");
    expect(screen.queryByText("2001014")).not.toBeInTheDocument();
  });

  test("says that the backend does not lend at terminals, and where that is set", async () => {
    const page = await openStaff();
    await lend(page, [
      done("sign-in"),
      { step: "lend", outcome: { name: "counter-only" }, ms: 3 },
      { step: "take-back", outcome: "skipped", ms: 0 },
    ]);
    sees(/terminals\.lend/u);
    sees(staffJa.connect.findings.skipped);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("asks for no password where the terminal lends with the card alone, and says so when that fails", async () => {
    const byCard = { path: "lend.signIn", value: "card", from: "local.json", local: true, fixed: false };
    const page = await openStaff();
    page.answers("settings", () => ({ ...SOME, settings: [...SOME.settings, byCard] }));
    await page.tell({ type: "door", door: { open: true } });
    page.answers("testLending", () => [
      { step: "sign-in", outcome: { name: "password-needed" }, ms: 3 },
      { step: "lend", outcome: "skipped", ms: 0 },
    ]);
    await page.press("動作テスト");
    await page.press("貸出と返却のテスト");
    await type(page, "2001014");
    await page.press("次へ");
    sees(staffJa.tests.lending.copy);
    await type(page, "1");
    await page.press("次へ");
    expect(page.argsOf("testLending")).toEqual([
      { card: { cardNumber: "2001014", password: "" }, barcode: "1" },
    ]);
    sees(staffJa.tests.lending.byCard);
  });

  test.each<[string, StaffAnswer<"testLending">]>([
    [
      "was not taken back",
      [done("lend"), { step: "take-back", outcome: { name: "copy-in-transit" }, ms: 3 }],
    ],
    ["cannot be taken back", [done("lend"), { step: "take-back", outcome: "unable", ms: 0 }]],
    ["may be lent", [{ step: "lend", outcome: { name: "not-confirmed" }, ms: 3 }]],
  ])("says that the copy may still be lent when it %s", async (_what, steps) => {
    const page = await openStaff();
    await lend(page, steps);
    expect(screen.getByRole("alert")).toHaveTextContent("貸出中かもしれません");
  });
});

describe("files, records and the end", () => {
  test("loans and returns are counted, and what was not done by its reason", async () => {
    const page = await openStaff();
    const refused = [{ verb: "checkOut", refusal: "waits-for-another", count: 6 }] as const;
    const lending = { lent: 214, returned: 187, refused };
    page.answers("records", () => ({ ...NOTHING_RECORDED, lending }));
    await page.press("記録");
    sees("貸出と返却（2026-\u206011-\u206025 09:00の起動から）");
    sees("貸出 214冊・返却 187冊");
    sees("貸出 H-75");
    sees(/6回/u);
  });

  test("a file is looked through before it holds", async () => {
    const page = await openStaff();
    const path = "/var/lib/shiori/exchange";
    page.answers("exchange", () => ({ path, writable: true, files: ["fleet.json"] }));
    page.answers("exportFile", () => "shiori-kiosk-7.json");
    const unknown = [
      { kind: "unknown", file: "fleet.json", line: 4, path: "visit.spinSeconds", allowed: "" },
    ] as const;
    const changes = ["visit.idleSeconds"];
    page.answers("importFile", ({ really }) => ({ ok: true, changes, unknown, done: really }));
    await page.press("ファイル");
    sees(path);
    await page.press("書き出す");
    sees("書き出しました: shiori-kiosk-7.json");
    await page.press("内容を見る");
    sees("無操作時間（カード利用中）");
    sees(/fleet\.json 4行目.*visit\.spinSeconds/u);
    await page.press("もどる");
    expect(screen.queryByText(/visit\.spinSeconds/u)).not.toBeInTheDocument();
    await page.press("内容を見る");
    await page.press("このファイルを反映する");
    expect(page.argsOf("importFile")).toEqual([
      { file: "fleet.json", really: false },
      { file: "fleet.json", really: false },
      { file: "fleet.json", really: true },
    ]);
    sees("ファイルの設定を反映しました。");
  });

  test("an invalid file is reported with its line", async () => {
    const page = await openStaff();
    page.answers("exchange", () => ({ path: "/exchange", writable: false, files: ["fleet.json"] }));
    page.answers("importFile", () => ({
      ok: false,
      problems: [{ kind: "not-json", file: "fleet.json", line: 12, path: "", allowed: "" }],
    }));
    await page.press("ファイル");
    await page.press("内容を見る");
    sees(/fleet\.json 12行目 JSON として読めません/u);
  });

  test("the last clearings have a mark each, and no patron", async () => {
    const page = await openStaff();
    page.answers("records", () => ({
      ...NOTHING_RECORDED,
      resets: [{ at: "2026-11-25T01:39:00.000Z", reason: "idle", ms: 41, clean: true }],
      total: 41,
      clean: 41,
    }));
    await page.press("記録");
    sees("データの消去（2026-\u206011-\u206025 09:00の起動から）");
    sees(/41回のうち41回消去済み/u);
    sees("消去済み");
    expect(screen.queryByText("結果不明の手続き")).not.toBeInTheDocument();
  });

  test("the log has plain words beside its codes, and only the code where staff need not act", async () => {
    const page = await openStaff();
    page.answers("records", () => ({
      ...NOTHING_RECORDED,
      events: [
        { at: "2026-11-25T01:39:00.000Z", event: "visit-reset", about: "idle" },
        { at: "2026-11-25T01:38:00.000Z", event: "sru-schema-dc", about: "" },
      ],
    }));
    await page.press("記録");
    expect(screen.queryByText(/visit-reset/u)).not.toBeInTheDocument();
    await page.press("動作の記録を見る");
    expect(screen.getAllByRole("listitem").map((line) => line.textContent)).toEqual([
      "10:39:00利用の終了とデータの消去visit-reset idle",
      "10:38:00sru-schema-dc ",
    ]);
    await page.press("もどる");
    sees(/データの消去（/u);
  });

  test("a write without an answer is listed with its time and key, and goes when staff have looked it up", async () => {
    const page = await openStaff();
    const write = (key: string, cutOff: boolean) =>
      ({ at: "2026-11-25T01:39:00.000Z", key, ticket: "4821", verb: "placeHold", cutOff }) as const;
    const [first, second] = [write("key-1", true), write("key-2", false)];
    page.answers("records", () => ({ ...NOTHING_RECORDED, unconfirmed: [first, second] }));
    page.answers("writeChecked", () => [second]);
    await page.press("記録");
    sees("結果不明の手続き");
    expect(screen.getAllByText("予約 4821")).toHaveLength(2);
    sees(/応答の前に端末が停止しました/u);
    sees("key-1");
    // Newest first: the first one of the list stands below.
    await page.press("確認済みにする", 1);
    expect(page.argsOf("writeChecked")).toEqual([{ key: "key-1" }]);
    expect(screen.queryByText(/key-1/u)).not.toBeInTheDocument();
    sees(/図書館システムが応答しませんでした/u);
    sees("key-2");
  });

  test("ending the program is asked twice; the safe answer does nothing", async () => {
    const page = await openStaff();
    await page.press("終了");
    await page.press("プログラムを終了する");
    await page.press("やめる");
    expect(page.argsOf("leaveKiosk")).toEqual([]);
    await page.press(/^端末を再起動する/u);
    await page.press("再起動する");
    expect(page.argsOf("restart")).toHaveLength(1);
  });

  test("says when it is about to close by itself", async () => {
    const page = await openStaff();
    await page.tell({ type: "closing", seconds: 12 });
    sees("あと12秒で閉じます");
    await page.tell({ type: "closing", seconds: null });
    expect(screen.queryByText(/秒で閉じます/u)).not.toBeInTheDocument();
  });
});

import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { openStaff } from "#test/support/screens/open-staff.tsx";

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

describe("files, records and the end", () => {
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

  test("a wrong file is told with its line", async () => {
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
      resets: [{ at: "2026-11-25T01:39:00.000Z", reason: "idle", ms: 41, clean: true }],
      total: 41,
      clean: 41,
      events: [{ at: "2026-11-25T01:39:00.000Z", event: "visit-reset", about: "idle" }],
      unconfirmed: [],
    }));
    await page.press("記録");
    sees(/41回のうち41回消去済み/u);
    sees("消去済み");
    sees("visit-reset idle");
    expect(screen.queryByText("結果不明の手続き")).not.toBeInTheDocument();
  });

  test("what was sent and not answered is told with its time and key, and goes when somebody has looked it up", async () => {
    const page = await openStaff();
    const write = (key: string, cutOff: boolean) =>
      ({ at: "2026-11-25T01:39:00.000Z", key, ticket: "4821", verb: "placeHold", cutOff }) as const;
    const [first, second] = [write("key-1", true), write("key-2", false)];
    page.answers("records", () => ({
      resets: [],
      total: 0,
      clean: 0,
      events: [],
      unconfirmed: [first, second],
    }));
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
    await page.press(/^キオスクモードを終了する/u);
    await page.press("やめる");
    expect(page.argsOf("leaveKiosk")).toEqual([]);
    await page.press(/^端末を再起動する/u);
    await page.press("実行する");
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

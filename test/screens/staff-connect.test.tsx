import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Tried } from "#contract/staff/connection.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import {
  open,
  SKIPPED,
  sees,
  step,
  tried,
  type,
  WELL,
  withoutCard,
} from "#test/support/screens/connect-wizard.ts";
import { SOME } from "#test/support/screens/fake-staff.ts";

const t = staffJa.connect;

describe("connecting a library system", () => {
  test("asks for SIP2 what it needs, one question to a page, by touch alone, and tries it", async () => {
    const page = await open();
    await page.press(/^Koha.*SIP2/u);
    sees(t.questions.address);
    expect(screen.queryByRole("button", { name: "次へ" })).not.toBeInTheDocument();
    await type(page, "s.x");
    await page.press("次へ");
    sees(t.questions.port);
    await page.press("全部消す");
    await type(page, "72");
    // Encrypted by default.
    const tls = screen.getByRole("button", { name: staffJa.fields["backend.sip2.tls.on"].label });
    expect(tls).toHaveAttribute("aria-pressed", "true");
    sees(t.portHelp.encrypted);
    await page.press(staffJa.fields["backend.sip2.tls.on"].label);
    sees(t.portHelp.plain);
    await page.press(staffJa.fields["backend.sip2.tls.on"].label);
    await page.press("次へ");
    await type(page, "k");
    await page.press("次へ");
    await type(page, "t1");
    expect(screen.queryByText("t1")).not.toBeInTheDocument();
    sees("●●");
    await page.press("次へ");
    await page.press(/^SRU の目録/u);
    sees(t.questions.catalogue);
    await type(page, "c.x");
    await page.press("次へ");
    await page.press(t.codes.withoutScanner);
    await page.tell({
      type: "scan",
      at: "2026-11-25T01:41:00.000Z",
      text: "A2001014A",
      code: { text: "2001014", letters: { start: "A", stop: "A" } },
      scan: { kind: "card", number: "2001014" },
    });
    sees("2001014");
    await page.press("次へ");
    await type(page, "p2");
    await page.press("次へ");
    expect(page.argsOf("tryConnection")).toEqual([
      {
        draft: {
          adapter: "sip2",
          address: "s.x",
          port: 72,
          tls: true,
          preset: "koha",
          user: "k",
          secret: "t1",
          search: "sru",
          catalogue: "c.x",
          ownCatalogue: "",
          ownCatalogueToken: null,
          lending: null,
          changes: [],
        },
        card: { cardNumber: "2001014", password: "p2" },
      },
    ]);
    const rows = within(screen.getByRole("list", { name: t.found })).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual(
      expect.arrayContaining([expect.stringContaining(t.steps.login)]),
    );
    expect(rows).toHaveLength(5);
    await page.press(t.use);
    expect(page.argsOf("useConnection")).toHaveLength(1);
    sees(staffJa.kept);
  });

  test("undo forgets what was entered until it is used, and then takes the connection back", async () => {
    const page = await open();
    await page.press(/^しおり/u);
    await type(page, "hjk");
    sees(/hjk$/u);
    await page.press(staffJa.undo.typed);
    sees(t.questions.kind);
    sees(staffJa.undone.typed);
    expect(page.argsOf("hello")).toHaveLength(2);
    await page.press(/^しおり/u);
    expect(screen.queryByText(/hjk$/u)).not.toBeInTheDocument();
    await page.press(staffJa.undo.typed);
    expect(page.argsOf("undo")).toEqual([]);
    await tried(page, WELL);
    const undo = {
      kind: "connection",
      settings: [{ path: "backend.adapter", now: "koha", after: "shiori" }],
    } as const;
    page.answers("useConnection", () => ({ ok: true, settings: { ...SOME, undo } }));
    await page.press(t.use);
    await page.press(staffJa.undo.connection);
    expect(page.argsOf("undo")).toHaveLength(1);
  });

  test.each([
    ["しおり", ["address", "secret", "copies"]],
    [/^Koha.*HTTP/u, ["address", "auth", "user", "secret", "search", "cards"]],
  ] as const)("asks for %s no more than it needs", async (kind, questions) => {
    const page = await open();
    await page.press(typeof kind === "string" ? new RegExp(`^${kind}`, "u") : kind);
    for (const question of questions) {
      sees(t.questions[question]);
      if (question === "address") await type(page, "h");
      if (question === "user") await type(page, "k");
      if (question === "auth") await page.press(/^クライアント（OAuth2）/u);
      else if (question === "search") await page.press(/^Koha の検索/u);
      else if (question !== "cards" && question !== "copies") await page.press("次へ");
    }
    await withoutCard(page);
    expect(page.argsOf("tryConnection")).toMatchObject([{ card: null, draft: { secret: null } }]);
  });

  test("begins with what is set now", async () => {
    const url = { path: "backend.url", value: "https://koha.library.example" };
    const settings = [...SOME.settings, { ...url, from: "x", local: false, fixed: false }];
    const page = await open("ja", { ...SOME, settings });
    await page.press(/^Koha.*HTTP/u);
    sees("https://koha.library.example");
  });

  test("what fails is said in words, with the setting that cures it; a touch sets it and tries again", async () => {
    const page = await open();
    await tried(page, {
      ok: true,
      steps: [
        step("reach"),
        step("tls", { finding: "same-machine" }),
        step("login", {
          outcome: "failed",
          finding: "checksum",
          cure: {
            path: "backend.sip2.errorDetection",
            changes: [{ path: "backend.sip2.errorDetection", value: "send" }],
          },
        }),
        step("status", SKIPPED),
        step("card", SKIPPED),
      ],
    });
    sees(new RegExp(t.findings.checksum, "u"));
    sees(/「チェックサム」を「送信のみ」に設定してください。/u);
    expect(screen.queryByRole("button", { name: t.use })).not.toBeInTheDocument();
    page.answers("tryConnection", () => WELL);
    await page.press(t.cureAndTry);
    expect(page.argsOf("tryConnection").at(-1)?.draft).toMatchObject({
      secret: null,
      changes: [{ path: "backend.sip2.errorDetection", value: "send" }],
    });
    await page.press(t.use);
    expect(page.argsOf("useConnection")).toHaveLength(1);
  });

  test("a cure that only people know names its setting and has no button", async () => {
    const page = await open();
    await tried(page, {
      ok: true,
      steps: [
        step("reach"),
        step("tls", {
          outcome: "failed",
          finding: "unknown-authority",
          cure: { path: "backend.sip2.tls.authority", changes: [] },
        }),
        step("login", SKIPPED),
        step("status", SKIPPED),
        step("card", SKIPPED),
      ],
    });
    sees(/「認証局（CA）証明書」を確認してください。/u);
    expect(screen.queryByRole("button", { name: t.cureAndTry })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: t.use })).not.toBeInTheDocument();
  });

  test.each([
    ["the test card was wrong", 4, step("card", { outcome: "failed", finding: "wrong-card" })],
    ["nothing is encrypted", 1, step("tls", { outcome: "notice", finding: "unencrypted" })],
  ])("a system that knows us can be used though %s, by no primary button", async (_, at, bad) => {
    const page = await open();
    await tried(page, {
      ok: true,
      steps: WELL.ok ? WELL.steps.with(at, bad) : [],
    });
    sees(t.findings[bad.finding]);
    sees(t.outcomes[bad.outcome]);
    expect(screen.queryByRole("button", { name: t.use })).not.toBeInTheDocument();
    expect(document.querySelector(".button-primary")).toBeNull();
    await page.press(t.useAnyway);
    expect(page.argsOf("useConnection")).toHaveLength(1);
  });

  test("what cannot be a setting is said before anything is tried", async () => {
    const page = await open();
    await tried(page, {
      ok: false,
      problems: [
        { kind: "value", file: "local.json", line: 3, path: "backend.sip2.host", allowed: "a host" },
      ],
    });
    sees(/backend\.sip2\.host/u);
    expect(screen.queryByRole("button", { name: t.use })).not.toBeInTheDocument();
  });

  test("the card's password is forgotten when it was sent, also on the way back", async () => {
    const page = await open();
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    await type(page, "t");
    await page.press("次へ");
    await page.press(t.codes.withoutScanner);
    await type(page, "12");
    await page.press("次へ");
    await type(page, "p2");
    await page.press("次へ");
    await page.press("もどる");
    sees(t.questions.card);
    sees("12");
    await page.press("次へ");
    expect(screen.queryByText("●●")).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "次へ" })).not.toBeInTheDocument();
  });

  test("while it is tried the page says so, and nothing can be used yet", async () => {
    const page = await open();
    const waiting = Promise.withResolvers<Tried>();
    page.answers("tryConnection", () => waiting.promise);
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    await page.press("次へ");
    await withoutCard(page);
    sees(t.trying);
    expect(screen.queryByRole("button", { name: t.use })).not.toBeInTheDocument();
    await act(async () => waiting.resolve(WELL));
    sees(t.found);
  });

  test("the answer of a try that undo has dropped is not taken for that of the next one", async () => {
    const page = await open();
    const first = Promise.withResolvers<Tried>();
    await tried(page, first.promise);
    await page.press(staffJa.undo.typed);
    const second = Promise.withResolvers<Tried>();
    await tried(page, second.promise);
    await act(async () => first.resolve(WELL));
    sees(t.trying);
    await act(async () => second.resolve(WELL));
    sees(t.found);
  });

  test("what is typed after a connection was used is dropped by undo, and the connection stays", async () => {
    const page = await open();
    await tried(page, WELL);
    await page.press(t.use);
    await page.press("もどる");
    sees(t.questions.card);
    await page.press(staffJa.undo.typed);
    sees(t.questions.kind);
    expect(page.argsOf("undo")).toEqual([]);
  });

  test("a test without an answer from main is reported, and can be repeated", async () => {
    const page = await open();
    page.answers("tryConnection", () => Promise.reject(new Error("gone")));
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    await page.press("次へ");
    await withoutCard(page);
    expect(await screen.findByRole("alert")).toHaveTextContent(t.findings.nonsense);
    await page.press("もどる");
    sees(t.questions.card);
  });
});

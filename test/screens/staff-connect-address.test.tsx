import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { StepOutcome, Tried } from "#contract/staff/connection.ts";
import { answered, draftOf } from "#renderer/staff/connect/draft.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { open, SKIPPED, sees, step, type } from "#test/support/screens/connect-wizard.ts";
import { SOME } from "#test/support/screens/fake-staff.ts";

const t = staffJa.connect;

describe("the address of a library system", () => {
  const away = (finding: StepOutcome["finding"], path: string): Tried => ({
    ok: true,
    steps: [step("reach", { outcome: "failed", finding, cure: { path, changes: [] } }), step("tls", SKIPPED)],
  });

  test.each([
    [/^しおり/u, "2／6", "backend.url", "secret"],
    [/^Koha.*HTTP/u, "2／10", "backend.url", "auth"],
    [/^Koha.*SIP2/u, "3／11", "backend.sip2.host", "user"],
  ] as const)("a wrong one is told on its own step: %s", async (kind, count, path, next) => {
    const page = await open();
    page.answers("tryAddress", () => away("name-not-found", path));
    await page.press(kind);
    await type(page, "h");
    if (path === "backend.sip2.host") await page.press("次へ");
    sees(count);
    await page.press("次へ");
    expect(screen.getByRole("alert")).toHaveTextContent(t.findings["name-not-found"]);
    expect(page.argsOf("tryConnection")).toEqual([]);
    page.answers("tryAddress", () => ({ ok: true, steps: [step("reach"), step("tls")] }));
    await page.press(t.checkAgain);
    sees(t.questions[next]);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("an invalid one is refused before any request over the network", async () => {
    const page = await open();
    page.answers("tryAddress", () => ({
      ok: false,
      problems: [{ kind: "value", file: "local.json", line: 3, path: "backend.url", allowed: "https" }],
    }));
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    expect(screen.getByRole("alert")).toHaveTextContent("backend.url");
  });

  test("a setting of another page is named", async () => {
    const page = await open();
    page.answers("tryAddress", () => away("unknown-authority", "backend.authority"));
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    expect(screen.getByRole("alert")).toHaveTextContent("「認証局（CA）証明書」を確認してください。");
  });

  test("where the network is not there yet, one can go on; typing takes the finding away", async () => {
    const page = await open();
    page.answers("tryAddress", () => away("unreachable", "backend.url"));
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    await type(page, "k");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    await page.press("次へ");
    await page.press(t.goOn);
    sees(t.questions.secret);
  });

  test("an answer that comes when the page was left does not go on", async () => {
    const page = await open();
    const waiting = Promise.withResolvers<Tried>();
    page.answers("tryAddress", () => waiting.promise);
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    sees(t.checking);
    await page.press("もどる");
    await act(async () => waiting.resolve({ ok: true, steps: [] }));
    sees(t.questions.kind);
  });

  test("one that main could not check is checked with the rest", async () => {
    const page = await open();
    page.answers("tryAddress", () => Promise.reject(new Error("gone")));
    await page.press(/^しおり/u);
    await type(page, "h");
    await page.press("次へ");
    sees(t.questions.secret);
  });

  test("a cure found at one address is not used at another, but the form of cards is", () => {
    const changes = [
      { path: "backend.sip2.errorDetection", value: "send" },
      { path: "card.digits", value: 8 },
    ];
    const draft = { ...draftOf(SOME.settings, { adapter: "sip2", preset: "koha" }), address: "a.x", changes };
    expect(answered(draft, { user: "k", address: "a.x" }).changes).toEqual(changes);
    for (const part of [{ address: "b.x" }, { port: 6002 }]) {
      expect(answered(draft, part).changes).toEqual([{ path: "card.digits", value: 8 }]);
    }
  });
});

import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { FINDINGS } from "#contract/staff/connection.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import {
  open,
  SKIPPED,
  sees,
  step,
  toSearchOfKoha,
  tried,
  type,
  WELL,
  withoutCard,
} from "#test/support/screens/connect-wizard.ts";

const t = staffJa.connect;

describe("a catalogue over SRU", () => {
  test("a catalogue that works, but would work better, can be used; a touch sets what is known and tries again", async () => {
    const page = await open();
    const copies = [
      { path: "backend.sru.copies.field", value: "852" },
      { path: "backend.sru.copies.callNumber", value: "h" },
    ];
    await tried(page, {
      ok: true,
      steps: [
        ...(WELL.ok ? WELL.steps : []),
        step("catalogue"),
        step("search", { outcome: "notice", finding: "sru-whole-titles" }),
        step("copies", {
          outcome: "notice",
          finding: "sru-copies",
          cure: { path: "backend.sru.copies.field", changes: copies },
        }),
      ],
    });
    sees(new RegExp(t.findings["sru-whole-titles"], "u"));
    sees(/を「852」に設定してください。/u);
    expect(screen.getByRole("button", { name: t.useAnyway })).not.toHaveClass("button-primary");
    expect(screen.getByRole("button", { name: t.cureAndTry })).toHaveClass("button-primary");
    await page.press(t.cureAndTry);
    expect(page.argsOf("tryConnection").at(-1)?.draft).toMatchObject({ changes: copies });
  });

  test("can be chosen with Koha too, and then needs an address", async () => {
    const page = await open();
    await toSearchOfKoha(page);
    await page.press(new RegExp(`^${t.own.sru.label}`, "u"));
    sees(t.questions.catalogue);
    expect(screen.queryByRole("button", { name: "次へ" })).toBeNull();
    await type(page, "c.x");
    await page.press("次へ");
    sees(t.questions.cards);
    await withoutCard(page);
    expect(page.argsOf("tryConnection")).toMatchObject([
      { draft: { adapter: "koha", search: "sru", catalogue: "c.x" } },
    ]);
  });

  test("what keeps the catalogue from working is mended first", async () => {
    const page = await open();
    const change = { path: "backend.sru.version", value: "1.1" };
    await tried(page, {
      ok: true,
      steps: [
        ...(WELL.ok ? WELL.steps : []),
        step("catalogue", {
          outcome: "failed",
          finding: "sru-version",
          cure: { path: "backend.sru.version", changes: [change] },
        }),
        step("search", SKIPPED),
        step("copies", SKIPPED),
      ],
    });
    sees(/「SRU のバージョン」を「1\.1」に設定してください。/u);
    expect(screen.getByRole("button", { name: t.useAnyway })).toBeInTheDocument();
    await page.press(t.cureAndTry);
    expect(page.argsOf("tryConnection").at(-1)?.draft).toMatchObject({ changes: [change] });
  });

  test("every finding has its words", () => {
    for (const words of [staffJa, staffEn])
      expect(Object.keys(words.connect.findings).sort()).toEqual([...FINDINGS].sort());
  });

  test("in English too", async () => {
    await open("en");
    sees(staffEn.connect.questions.kind);
  });
});

import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { open, type, withoutCard } from "#test/support/screens/connect-wizard.ts";

test("offers OAuth first for Koha, and sends what was chosen", async () => {
  const page = await open();
  await page.press(/^Koha.*HTTP/u);
  await type(page, "h");
  await page.press("次へ");
  const ways = screen.getAllByRole("button").map((button) => button.textContent ?? "");
  const at = (name: string) => ways.findIndex((way) => way.startsWith(staffJa.choices[name] ?? "?"));
  expect(at("backend.koha.auth oauth")).toBeGreaterThanOrEqual(0);
  expect(at("backend.koha.auth oauth")).toBeLessThan(at("backend.koha.auth basic"));
  await page.press(new RegExp(`^${staffJa.choices["backend.koha.auth basic"]}`, "u"));
  await type(page, "k");
  await page.press("次へ");
  await page.press("次へ");
  await page.press(/^Koha の検索/u);
  await withoutCard(page);
  expect(page.argsOf("tryConnection")).toMatchObject([
    { draft: { changes: [{ path: "backend.koha.auth", value: "basic" }] } },
  ]);
});

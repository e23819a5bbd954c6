import { screen } from "@testing-library/react";
import { expect } from "vitest";
import type { StaffSettings } from "#contract/staff/calls.ts";
import type { StepOutcome, Tried } from "#contract/staff/connection.ts";
import { staffEn } from "#renderer/staff/words-en.table.ts";
import { staffJa } from "#renderer/staff/words-ja.table.ts";
import { type OpenStaff, openStaff } from "./open-staff.tsx";

const t = staffJa.connect;
/** Is it on the screen? */
export const sees = (text: string | RegExp) => expect(screen.getByText(text)).toBeInTheDocument();

/** What became of one step; by itself it is well. */
export function step(name: StepOutcome["step"], more: Partial<StepOutcome> = {}): StepOutcome {
  return { step: name, outcome: "ok", finding: "ok", cure: null, ms: 3, ...more };
}
/** Everything is well. */
export const WELL: Tried = {
  ok: true,
  steps: [
    step("reach"),
    step("tls", { finding: "same-machine" }),
    step("login"),
    step("status"),
    step("card"),
  ],
};
/** A step behind one that failed. */
export const SKIPPED = { outcome: "skipped", finding: "skipped" } as const;

/** Types at the keyboard, sign by sign. */
export async function type(page: OpenStaff, text: string): Promise<void> {
  for (const sign of text) await page.press(sign);
}

/** Opens the wizard, with these settings if told. */
export async function open(language: "ja" | "en" = "ja", settings?: StaffSettings): Promise<OpenStaff> {
  const page = await openStaff({ open: true }, language);
  if (settings !== undefined) {
    page.answers("settings", () => settings);
    await page.tell({ type: "door", door: { open: true } });
  }
  page.answers("tryConnection", () => WELL);
  await page.press(language === "ja" ? "設定" : "Settings");
  await page.press(new RegExp(`^${language === "ja" ? t.open : staffEn.connect.open}`, "u"));
  return page;
}

/** From the kinds to the search of a Koha over HTTP. */
export async function toSearchOfKoha(page: OpenStaff): Promise<void> {
  await page.press(/^Koha.*HTTP/u);
  await type(page, "h");
  await page.press("次へ");
  await page.press(/^クライアント（OAuth2）/u);
  await type(page, "k");
  await page.press("次へ");
  await type(page, "s");
  await page.press("次へ");
  sees(t.questions.search);
}

/** From the kinds to the search of a Koha over SIP2. */
export async function toSearchOfSip2(page: OpenStaff): Promise<void> {
  await page.press(/^Koha.*SIP2/u);
  await type(page, "s");
  for (const question of ["port", "user", "secret", "search"] as const) {
    await page.press("次へ");
    sees(t.questions[question]);
  }
}

/** To the result for a SIP2 server, without a card. */
export async function tried(page: OpenStaff, outcome: Tried | Promise<Tried>): Promise<void> {
  page.answers("tryConnection", () => outcome);
  await toSearchOfSip2(page);
  await page.press(new RegExp(`^${t.own.sru.label}`, "u"));
  sees(t.questions.catalogue);
  await page.press("次へ");
  sees(t.questions.cards);
  await withoutCard(page);
}

/** Without a scanner and a test card, to the result. */
export async function withoutCard(page: OpenStaff): Promise<void> {
  await page.press(t.codes.withoutScanner);
  sees(t.questions.card);
  await page.press(t.withoutCard);
}

/** A scan of a code of which the terminal knows nothing yet. */
export function scan(page: OpenStaff, text: string): Promise<void> {
  const refusal = { name: "scan-unknown" } as const;
  return page.tell({
    type: "scan",
    at: "2026-11-25T01:41:00.000Z",
    text,
    code: { text, letters: null },
    scan: { kind: "refused", refusal },
  });
}

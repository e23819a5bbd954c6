import { act, screen, within } from "@testing-library/react";
import type { LentCopy } from "#contract/domain/lending.ts";
import { ok, type Result } from "#contract/result.ts";
import { HELLO } from "./fake-kiosk.ts";
import type { OpenPage } from "./open-page.tsx";
import { loan } from "./sample-records.ts";

/** A terminal that lends. */
export const LENDS = { hello: { capabilities: { ...HELLO.capabilities, checkOut: true } } };

/** The answer for a copy that was lent. */
export function lent(barcode: string, title: string, more: Partial<LentCopy> = {}): Result<LentCopy> {
  return ok({
    loan: loan(barcode, title, { barcode }),
    renewed: false,
    holdFulfilled: false,
    tag: "unsaid",
    canUndo: true,
    ...more,
  });
}

/** The lines of the lending screen, the newest first. */
export function rows(): readonly HTMLElement[] {
  return within(screen.getByRole("list", { name: /./u })).getAllByRole("listitem");
}

/** Lets what was answered be drawn. */
export async function settle(): Promise<void> {
  await act(async () => undefined);
}

/** Scans copies one right after the other. */
export async function scan(page: OpenPage, ...codes: readonly string[]): Promise<void> {
  await act(async () => {
    for (const code of codes) page.kiosk.scanCopy(code);
  });
  await settle();
}

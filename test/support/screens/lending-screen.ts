import { act, screen, waitFor, within } from "@testing-library/react";
import { expect } from "vitest";
import type { LentCopy, ReturnedCopy, ReturnPlace } from "#contract/domain/lending.ts";
import { ok, type Result } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Sound } from "#renderer/read-aloud/sound.ts";
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

/** The answer for a copy that was taken back. */
export function returned(
  barcode: string,
  title: string,
  place: ReturnPlace = { kind: "trolley" },
): Result<ReturnedCopy> {
  const at = "2026-11-28T10:15:00+09:00";
  return ok({ title: loan(barcode, title).title, barcode, place, tag: "unsaid", at });
}

/** The lines of the list of scanned copies, in their order. */
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

/** Waits until the sign of this sound is shown: it comes a moment after the sound. */
export async function seesSign(sound: Sound): Promise<void> {
  const words = translator("ja")(`speech.sounds.${sound}`);
  await waitFor(() => expect(document.querySelector(".sound-sign")).toHaveTextContent(words));
}

import type { Language } from "#contract/domain/text.ts";
import type { PageSettings } from "#contract/ipc/calls.ts";
import type { DisplayPreferences } from "#renderer/state/display-preferences.ts";

/** Screens of terminals, in pixels. */
export const SIZES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  small: { width: 1280, height: 1024 },
  smallest: { width: 1024, height: 768 },
} as const;

/** A screen of this name. */
export type Size = keyof typeof SIZES;

/** The smallest panel that is sold with so many pixels, in inches: there a millimetre has the most of them, and type is largest. */
export const SMALLEST_PANELS: Readonly<Record<Size, number>> = {
  portrait: 21.5,
  landscape: 21.5,
  small: 17,
  smallest: 15,
};

/** How a scene is looked at. */
export interface Look {
  readonly language: Language;
  /** Screen in pixels; default as it is. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly settings?: Partial<PageSettings>;
  /** How the patron made the screen fit. */
  readonly display?: Partial<DisplayPreferences>;
}

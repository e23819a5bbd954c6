import { THEMES } from "#contract/settings/choices.ts";

/** Screens of terminals, in pixels. */
export const SIZES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  small: { width: 1280, height: 1024 },
} as const;

/** What a library or a patron can choose that changes how every screen looks. */
export const LOOKS = THEMES.map((theme) => ({ theme }));

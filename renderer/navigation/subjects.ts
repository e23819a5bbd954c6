import type { LocalText } from "#contract/domain/text.ts";

/** Everyday terms and their divisions, for browsing without class numbers. */
export const THEMES = [
  { id: "home", ndc: "59" },
  { id: "health", ndc: "49" },
  { id: "mind", ndc: "14" },
  { id: "children", ndc: "37" },
  { id: "travel", ndc: "29" },
  { id: "past", ndc: "21" },
  { id: "stars", ndc: "44" },
  { id: "animals", ndc: "48" },
  { id: "garden", ndc: "62" },
  { id: "pictures", ndc: "72" },
  { id: "music", ndc: "76" },
  { id: "sport", ndc: "78" },
] as const;
export type ThemeId = (typeof THEMES)[number]["id"];

/** Name of a search by class number: an everyday term, or the library's name of the class. */
export type Subject = { readonly theme: ThemeId } | { readonly label: LocalText };

import type { LocalText } from "#contract/domain/text.ts";

/** Everyday words and the divisions they lead to: nobody needs to know a class number to look around. */
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

/** What a search by class number is called on the screen: an everyday word, or the name the library gives the class. */
export type Subject = { readonly theme: ThemeId } | { readonly label: LocalText };

import type { memo as ja } from "../ja/memo.ts";
import type { Shape } from "../shape.ts";

/** Titles that a patron notes in this visit, to take the list along. */
export const memo: Shape<typeof ja> = {
  add: "Add to my list",
  open_one: "See my list ({{count}} book)",
  open_other: "See my list ({{count}} books)",
  full_one: "Your list is full ({{count}} book)",
  full_other: "Your list is full ({{count}} books)",
  heading_one: "My list: {{count}} book",
  heading_other: "My list: {{count}} books",
  none: "Your list is empty. Press “Add to my list” on a book's page.",
  hint: "Take it to the shelves on paper or on your phone. The list is deleted when you finish.",
  remove: "Remove",
};

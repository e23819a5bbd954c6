import { withoutReadings } from "../i18n/furigana/marks.ts";

/** Width of a text in full-width characters; a Latin letter counts as about half. */
export function roomOf(text: string): number {
  return [...text].reduce((room, character) => room + (/[\u0020-\u024f]/u.test(character) ? 0.55 : 1), 0);
}

/** Shortens a title to fit a slip, without its readings. The full title is always next to the book. */
export function fitTitle(title: string, room: number): string {
  const bare = withoutReadings(title);
  if (roomOf(bare) <= room) return title;
  const characters = [...bare];
  while (roomOf(characters.join("")) > room - 1) characters.pop();
  return `${characters.join("")}…`;
}

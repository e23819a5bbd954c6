import { withoutReadings } from "../i18n/furigana/marks.ts";

/** Room a text needs in full-width characters; a letter of the latin alphabet needs about half of one. */
export function roomOf(text: string): number {
  return [...text].reduce((room, character) => room + (/[\u0020-\u024f]/u.test(character) ? 0.55 : 1), 0);
}

/** Shortens a title to the room of a slip. The whole title always stands beside the book. */
export function fitTitle(title: string, room: number): string {
  // A name of ours (of a class) may carry readings, for which a slip has no room.
  const bare = withoutReadings(title);
  if (roomOf(bare) <= room) return bare;
  const characters = [...bare];
  while (roomOf(characters.join("")) > room - 1) characters.pop();
  return `${characters.join("")}…`;
}

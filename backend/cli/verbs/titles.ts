import type { TitleLine } from "#contract/domain/title.ts";

/** A title in a cell: with its volume. */
export function titleText({ title, volume }: TitleLine): string {
  return volume === "" ? title : `${title} ${volume}`;
}

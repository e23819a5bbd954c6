import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";

/** Which book a picture is wanted of; nothing of who wants it. */
export interface CoverOf {
  readonly id: TitleId;
  /** 13 digits with a right check digit; null when the title has none. */
  readonly isbn: string | null;
}

/**
 * What became of a question. `none`: the source has no picture of it, or one that cannot be shown · `away`: the source
 * does not answer, which says nothing of the book · `aborted`: nobody waits any more.
 */
export type CoverAnswer =
  | { readonly kind: "picture"; readonly picture: CoverPicture }
  | { readonly kind: "none" | "away" | "aborted" };

/** Where pictures come from. Another kind of source is another one of these. */
export interface CoverProvider {
  /** Asks for one picture. Never throws; keeps nothing. */
  fetch(what: CoverOf, signal: Abort): Promise<CoverAnswer>;
  /** Closes every connection; what is under way is `away`. */
  end(): void;
}

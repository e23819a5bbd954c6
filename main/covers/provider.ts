import type { CoverPicture } from "#contract/domain/cover.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";

/** The book of a requested cover; nothing about the patron. */
export interface CoverOf {
  readonly id: TitleId;
  /** 13 digits with a right check digit; null when the title has none. */
  readonly isbn: string | null;
}

/**
 * The outcome of a request. `none`: the source has no usable image · `away`: the source does not answer · `aborted`: the caller
 * has given up.
 */
export type CoverAnswer =
  | { readonly kind: "picture"; readonly picture: CoverPicture }
  | { readonly kind: "none" | "away" | "aborted" };

/** A source of covers. */
export interface CoverProvider {
  /** Requests one image. Never throws and stores nothing. */
  fetch(what: CoverOf, signal: Abort): Promise<CoverAnswer>;
  /** Closes every connection; requests under way are `away`. */
  end(): void;
}

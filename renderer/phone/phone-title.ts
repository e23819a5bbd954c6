import type { LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { Author, Copy, TitleDetail } from "#contract/domain/title.ts";

/** A title as it is transferred to a phone: from the catalogue, without patron data but the due date of a loan of this visit. */
export interface PhoneTitle {
  readonly id: string;
  readonly title: string;
  readonly volume: string;
  readonly authors: readonly Author[];
  /** BCP 47 tag of the work's language. */
  readonly language?: string;
  /** 13 digits; empty where it is not known. */
  readonly isbn?: string;
  /** Where it stands here, for instance 「913.6 ナ」 and 「1階 文学」. */
  readonly callNumber?: string;
  readonly place?: string;
  /** Until when the patron has it, as a line in their language. */
  readonly due?: string;
  /** When it was returned, as a line in their language. */
  readonly returned?: string;
}

/** Copies sorted for a patron in the library `own`: here first, and on the shelf first. */
export function nearestFirst(copies: readonly Copy[], own: LibraryId): readonly Copy[] {
  const far = (copy: Copy): number => (copy.library === own ? 0 : 2) + (copy.status === "on-shelf" ? 0 : 1);
  return [...copies].sort((a, b) => far(a) - far(b));
}

/** A title for a phone, with the shelf it stands on. */
export function phoneTitle(
  title: TitleDetail,
  own: LibraryId,
  local: (text: LocalText) => string,
): PhoneTitle {
  const [copy] = nearestFirst(title.copies, own);
  const { id, volume, authors, language, isbn } = title;
  const name = title.subtitle === "" ? title.title : `${title.title}　${title.subtitle}`;
  const shelf = copy === undefined ? {} : { callNumber: copy.callNumber, place: local(copy.place) };
  return { id, title: name, volume, authors, language, isbn, ...shelf };
}

import { MOST_RELATED, type RelatedTitles, type TitleSummary } from "../domain/title.ts";

/** The fields of a title that identify its work. */
type Work = Pick<TitleSummary, "id" | "title" | "volume" | "authors" | "publisher" | "year">;

/** Normalises a name: width, case, spaces, punctuation and brackets, which differ between catalogues. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

/** Whether two titles are the same work: the same name, and a common author or no author in either. */
function isSameWork(one: Work, other: Work): boolean {
  if (plain(one.title) === "" || plain(one.title) !== plain(other.title)) return false;
  const names = new Set(one.authors.map(({ name }) => plain(name)));
  if (names.size === 0 || other.authors.length === 0) return names.size === other.authors.length;
  return other.authors.some(({ name }) => names.has(plain(name)));
}

const VOLUMES = new Intl.Collator("ja", { numeric: true });
/** 上 中 下 sort in this order, which is not that of their code points. */
const PARTS = "前上中下後";

function volumeOrder(one: string, other: string): number {
  const [a, b] = [PARTS.indexOf(one.trim()), PARTS.indexOf(other.trim())];
  return a >= 0 && b >= 0 ? a - b : VOLUMES.compare(one, other);
}

/**
 * Groups the results of a search for a title's name. Volumes: the same work from the same publisher with another number, in
 * order. Editions: other titles of the same work, newest first. The title itself is in neither.
 */
export function relatedTo<T extends TitleSummary>(title: Work, found: readonly T[]): RelatedTitles {
  const same = found.filter((one) => one.id !== title.id && isSameWork(title, one));
  const isVolume = (one: T): boolean =>
    title.volume !== "" &&
    one.volume !== "" &&
    plain(one.volume) !== plain(title.volume) &&
    plain(one.publisher) === plain(title.publisher);
  return {
    volumes: same
      .filter(isVolume)
      .sort((a, b) => volumeOrder(a.volume, b.volume))
      .slice(0, MOST_RELATED),
    editions: same
      .filter((one) => !isVolume(one))
      .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
      .slice(0, MOST_RELATED),
  };
}

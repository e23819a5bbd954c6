import type { TitleSummary } from "#contract/domain/title.ts";
import { useReadings } from "../../i18n/index.ts";
import { fullTitle } from "../../title-words.ts";
import { spokenTitle } from "./spoken-title.ts";

interface TitleNameProps {
  readonly title: Pick<TitleSummary, "title" | "reading" | "volume" | "language"> & {
    readonly subtitle?: string;
  };
  readonly className: string;
}

const KANJI = /\p{Script=Han}/u;

/** The title of a book; with furigana and for children, with its reading above if the catalogue has one. */
export function TitleName({ title, className }: TitleNameProps) {
  const reads = useReadings();
  const read = reads && title.reading !== "" && KANJI.test(title.title);
  return (
    <>
      {read && (
        // Hidden from screen readers, which read the title itself.
        <span className="title-reading" lang={title.language} aria-hidden="true">
          {title.reading}
        </span>
      )}
      <span className={className} lang={title.language} data-spoken={spokenTitle(title)}>
        {fullTitle(title)}
      </span>
    </>
  );
}

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

/** What a book is called; for who has furigana, and for children, with the reading of its title above, where the catalogue has one. */
export function TitleName({ title, className }: TitleNameProps) {
  const reads = useReadings();
  const read = reads && title.reading !== "" && KANJI.test(title.title);
  return (
    <>
      {read && (
        // Whoever listens hears the title itself.
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

import type { TitleLine } from "#contract/domain/hold.ts";
import { authorNames, fullTitle } from "../title-words.ts";

interface BookWordsProps {
  readonly title: TitleLine & {
    readonly subtitle?: string;
    readonly publisher?: string;
    readonly year?: number | null;
  };
}

/** Reading, title, authors, publisher. */
export function BookWords({ title }: BookWordsProps) {
  const by = [
    authorNames(title.authors),
    [title.publisher ?? "", title.year ?? ""].filter((part) => part !== "").join(" "),
  ];
  return (
    <section className="slip-book" lang={title.language}>
      {title.reading !== "" && <p className="slip-small">{title.reading}</p>}
      <p className="slip-title">{fullTitle(title)}</p>
      {by.map((line) => line !== "" && <p key={line}>{line}</p>)}
    </section>
  );
}

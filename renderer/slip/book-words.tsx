import type { TitleLine } from "#contract/domain/title.ts";
import { authorNames, fullTitle, titleReading } from "../title-words.ts";

interface BookWordsProps {
  readonly title: TitleLine & {
    readonly subtitle?: string;
    readonly publisher?: string;
    readonly year?: number | null;
  };
}

/** Reading, title, authors, publisher. */
export function BookWords({ title }: BookWordsProps) {
  const reading = titleReading(title);
  const by = [
    authorNames(title),
    [title.publisher ?? "", title.year ?? ""].filter((part) => part !== "").join(" "),
  ];
  return (
    <section className="slip-book" lang={title.language}>
      {reading !== "" && <p className="slip-small">{reading}</p>}
      <p className="slip-title">{fullTitle(title)}</p>
      {by.map((line) => line !== "" && <p key={line}>{line}</p>)}
    </section>
  );
}

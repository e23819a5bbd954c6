import type { ReactNode } from "react";
import type { TitleLine } from "#contract/domain/title.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { authorNames } from "../../title-words.ts";
import { spokenAuthors } from "./spoken-title.ts";
import { TitleName } from "./title-name.tsx";

interface BookLineProps {
  readonly title: TitleLine & { readonly subtitle?: string };
  /** What the book is here, above its title. */
  readonly label?: string;
  /** Asks for no image of the cover. */
  readonly drawn?: boolean | undefined;
  readonly children?: ReactNode;
}

/** The book in question: cover, title, authors. */
export function BookLine({ title, label, drawn, children }: BookLineProps) {
  return (
    <div className="book-line">
      <BookCover title={title} size="card" drawn={drawn} />
      <div className="book-line-words">
        {label !== undefined && <p className="caption">{label}</p>}
        <TitleName title={title} className="book-line-title" />
        <p className="caption book-line-by" lang={title.language} data-spoken={spokenAuthors(title)}>
          {authorNames(title)}
        </p>
        {children}
      </div>
    </div>
  );
}

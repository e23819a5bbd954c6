import type { ReactNode } from "react";
import type { TitleLine } from "#contract/domain/hold.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { authorNames, fullTitle } from "./title-words.ts";

interface BookLineProps {
  readonly title: TitleLine & { readonly subtitle?: string };
  readonly children?: ReactNode;
}

/** Which book it is about: cover, title, authors. */
export function BookLine({ title, children }: BookLineProps) {
  return (
    <div className="book-line">
      <BookCover title={title} size="card" />
      <div className="book-line-words">
        <p className="book-line-title" lang={title.language}>
          {fullTitle(title)}
        </p>
        <p className="caption" lang={title.language}>
          {authorNames(title.authors)}
        </p>
        {children}
      </div>
    </div>
  );
}

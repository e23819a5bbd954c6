import type { ReactNode } from "react";
import type { TitleSummary } from "#contract/domain/title.ts";
import { Icon } from "../../components/icon.tsx";
import { useAction } from "../../components/pressing.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle } from "../../state/rows.ts";
import { useSettings } from "../../state/store.ts";
import { authorNames } from "../../title-words.ts";
import { AvailabilityLine } from "./availability.tsx";
import { isOnShelfHere } from "./shelf-copy.ts";
import { spokenAuthors } from "./spoken-title.ts";
import { TitleName } from "./title-name.tsx";

/** Number of authors in a row; the title's own screen shows all. */
const AUTHORS_IN_ROW = 2;

interface TitleRowWordsProps {
  readonly title: TitleSummary;
  /** Its availability. */
  readonly children: ReactNode;
}

/** Cover and words of a title in a list. */
export function TitleRowWords({ title, children }: TitleRowWordsProps) {
  const t = useTranslation();
  const by = { ...title, authors: title.authors.slice(0, AUTHORS_IN_ROW) };
  const named = by.authors.length > 0;
  const { year, publisher } = title;
  return (
    <>
      <BookCover title={title} size="row" />
      <span className="row-words">
        <TitleName title={title} className="row-name" />
        <span className="row-by" lang={title.language}>
          {named && <span data-spoken={spokenAuthors(by)}>{authorNames(by)}</span>}
          {named && year !== null && t("common.apart")}
          {year !== null && <span className="row-year">{t("title.year", { year })}</span>}
          {publisher !== "" && (named || year !== null) && t("common.apart")}
          {publisher}
        </span>
        {children}
      </span>
    </>
  );
}

/** A title in a list. One on an open shelf here now is marked. */
export function TitleRow({ title }: { readonly title: TitleSummary }) {
  const { ownLibrary } = useSettings();
  const { availability } = title;
  const here = isOnShelfHere(availability, ownLibrary);
  return (
    <button
      type="button"
      className={`row row-title ${here ? "row-here" : ""}`}
      {...useAction(linkTo({ at: "title", id: title.id }))}
    >
      <TitleRowWords title={title}>
        <AvailabilityLine availability={availability} />
      </TitleRowWords>
      <Icon name="chevron" />
    </button>
  );
}

/** Titles as rows. */
export function TitleRows(props: { readonly titles: readonly TitleSummary[]; readonly name: string }) {
  return (
    <ul className="rows" style={rowsStyle(props.titles.length)} aria-label={props.name}>
      {props.titles.map((title) => (
        <li key={title.id}>
          <TitleRow title={title} />
        </li>
      ))}
    </ul>
  );
}

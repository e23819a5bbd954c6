import { useEffect, useRef } from "react";
import type { SearchPage, SearchRequest, SearchSort, TitleSummary } from "#contract/domain/title.ts";
import { type Reading, useReading } from "../app/ask.ts";
import { kiosk } from "../app/kiosk.ts";
import { useLayout } from "../app/layout.ts";
import type { ScreenProps } from "../app/route.ts";
import { useSettings, useStore } from "../app/store.ts";
import { Button } from "../components/button.tsx";
import { Choice } from "../components/choice.tsx";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { usePressing } from "../components/pressing.ts";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { BookCover } from "../covers/book-cover.tsx";
import { ndcClassOf } from "../covers/cloth.ts";
import { useLanguage, useWords } from "../words/index.ts";
import { AvailabilityLine } from "./parts/availability.tsx";
import { PagingLine, usePaging, usePagingFoot } from "./parts/paging.tsx";
import { firstRequest, ROWS, shorter } from "./parts/search-request.ts";
import { authorNames, fullTitle } from "./parts/title-words.ts";
import { Waiting } from "./parts/waiting.tsx";

/** What was found, five books a page. Exactly one hit of a new search opens that title. */
export function ResultsScreen({ route }: ScreenProps<"results">) {
  const t = useWords();
  const { replace } = useStore.getState();
  const pageSize = ROWS[useLayout()];
  const request = { ...route.request, pageSize };
  const reading = useReading(JSON.stringify(request), () => kiosk().search(request));
  const found = useSteady(reading);
  const only = onlyHit(reading.value, request);
  useEffect(() => {
    if (only !== undefined) replace({ at: "title", id: only });
  }, [only, replace]);
  const turn = (page: number): void => replace({ at: "results", request: { ...request, page } });
  const paging = usePaging(pagesOf(found, request), turn, found?.more);
  const foot = usePagingFoot(paging);
  const none = found !== null && found.total === 0;
  const searched = useSearched(request);
  return (
    <Page
      className="results"
      caption={searched}
      heading={found === null ? t("search.asking") : <Count found={found} />}
      aside={found === null || (none && request.library === null) ? undefined : <Narrow request={request} />}
      {...foot}
    >
      <Waiting state={reading.state} onStop={() => useStore.getState().back()} />
      {reading.refusal !== null && <RefusalNotice refusal={reading.refusal} onAgain={reading.again} />}
      {none && <NothingFound request={request} />}
      {found !== null && !none && (
        <ul className={`rows rows-of-${pageSize}`} aria-label={t("search.list")}>
          {found.items.map((title) => (
            <li key={title.id}>
              <TitleRow title={title} />
            </li>
          ))}
        </ul>
      )}
      {found !== null && !none && <PagingLine {...paging} />}
      <p className="visually-hidden" role="status">
        {found === null ? "" : <Count found={found} />}
      </p>
    </Page>
  );
}

/** The page before stays while the next one is asked for, so that the list does not blink; not longer than a second. */
function useSteady(reading: Reading<SearchPage>): SearchPage | null {
  const before = useRef<SearchPage | null>(null);
  useEffect(() => {
    if (reading.value !== null) before.current = reading.value;
  }, [reading.value]);
  if (reading.value !== null) return reading.value;
  const patient = reading.refusal === null && (reading.state === "idle" || reading.state === "asking");
  return patient ? before.current : null;
}

/** The title of a search that found one, unless the patron was narrowing a longer list. */
function onlyHit(page: SearchPage | null, request: SearchRequest): string | undefined {
  const fresh = request.page === 1 && request.library === null;
  return fresh && page?.total === 1 && !page.more ? page.items[0]?.id : undefined;
}

/** 「…」で さがしました */
function useSearched(request: SearchRequest): string {
  const t = useWords();
  const query = request.field === "ndc" ? t(`search.classes.${ndcClassOf(request.query)}`) : request.query;
  return t(`search.searched.${request.field}`, { query });
}

function Count({ found }: { readonly found: SearchPage }) {
  const t = useWords();
  const number = new Intl.NumberFormat(useLanguage()).format(found.total);
  if (found.total === 0) return <>{t("search.none.heading")}</>;
  return (
    <>{found.more ? t("search.foundMany", { number }) : t("search.found", { count: found.total, number })}</>
  );
}

/** Where this page stands among all that was found; beyond 1,000 nobody counts, but the pages go on. */
function pagesOf(found: SearchPage | null, request: SearchRequest) {
  const { pageSize } = request;
  if (found === null) return { page: 1, pages: 1, next: 0, previous: 0 };
  const { page, total, more } = found;
  return {
    page,
    pages: Math.ceil(total / pageSize),
    next: more ? pageSize : Math.max(0, Math.min(pageSize, total - page * pageSize)),
    previous: page > 1 ? pageSize : 0,
  };
}

/** The orders that are offered. */
const SORTS = ["relevance", "title", "year"] as const satisfies readonly SearchSort[];

/** Order and 「この館だけ」: all choices in sight, the present ones marked. */
function Narrow({ request }: { readonly request: SearchRequest }) {
  const t = useWords();
  const { ownLibrary } = useSettings();
  const { replace } = useStore.getState();
  const change = (part: Partial<SearchRequest>): void =>
    replace({ at: "results", request: { ...request, ...part, page: 1 } });
  const here = request.library !== null;
  const sorts = request.field === "ndc" ? SORTS.filter((sort) => sort !== "relevance") : SORTS;
  return (
    <div className="narrow">
      <fieldset className="tabs">
        <legend className="visually-hidden">{t("search.sortName")}</legend>
        {sorts.map((sort) => (
          <Button
            key={sort}
            label={t(`search.sorts.${sort}`)}
            pressed={sort === request.sort}
            onPress={() => change({ sort })}
          />
        ))}
      </fieldset>
      <Button
        className="narrow-here"
        icon={here ? "check" : "house"}
        label={t("search.onlyHere")}
        pressed={here}
        onPress={() => change({ library: here ? null : ownLibrary })}
      />
    </div>
  );
}

/** Authors that have room in a row; the title's own screen names all. */
const AUTHORS_IN_ROW = 2;

function TitleRow({ title }: { readonly title: TitleSummary }) {
  const t = useWords();
  const { go } = useStore.getState();
  const year = title.year === null ? "" : t("title.year", { year: title.year });
  return (
    <button type="button" className="row row-title" {...usePressing(() => go({ at: "title", id: title.id }))}>
      <BookCover title={title} size="row" />
      <span className="row-words">
        <span className="row-name" lang={title.language}>
          {fullTitle(title)}
        </span>
        <span className="row-by" lang={title.language}>
          {[authorNames(title.authors.slice(0, AUTHORS_IN_ROW)), year, title.publisher]
            .filter((part) => part !== "")
            .join("　")}
        </span>
        <AvailabilityLine availability={title.availability} />
      </span>
      <Icon name="chevron" />
    </button>
  );
}

/** Three ways on. The board with what was typed is one touch away. */
function NothingFound({ request }: { readonly request: SearchRequest }) {
  const t = useWords();
  const { replace, back, go } = useStore.getState();
  const { query, field, library } = request;
  const toBoard = (words: string): void => {
    back();
    replace({ at: "search", query: words, field });
  };
  const searchBy = (by: "any" | "author"): void =>
    replace({ at: "results", request: { ...firstRequest(query, by), library } });
  const words = shorter(query);
  return (
    <>
      <p>{t(library === null ? "search.none.searched" : "search.none.searchedHere", { query })}</p>
      <div className="answers at-bottom">
        {library !== null && (
          <Choice
            icon="house"
            label={t("search.none.everywhere")}
            detail={t("search.none.everywhereHint")}
            onPress={() => replace({ at: "results", request: { ...request, library: null, page: 1 } })}
          />
        )}
        {field !== "ndc" && words !== query && (
          <Choice
            icon="erase"
            label={t("search.none.shorter")}
            detail={t("search.none.shorterHint")}
            aside={`「${words}」`}
            onPress={() => toBoard(words)}
          />
        )}
        {field !== "ndc" && (
          <Choice
            icon={field === "author" ? "book" : "person"}
            label={t(field === "author" ? "search.none.byWord" : "search.none.byAuthor")}
            onPress={() => searchBy(field === "author" ? "any" : "author")}
          />
        )}
        <Choice
          icon="desk"
          label={t("search.none.staff")}
          detail={t("search.none.staffHint")}
          onPress={() => go({ at: "help" })}
        />
      </div>
    </>
  );
}

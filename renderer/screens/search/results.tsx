import { useEffect, useRef } from "react";
import type { SearchPage, SearchRequest } from "#contract/domain/title.ts";
import { formatNumber } from "../../dates.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { RouteAt, ScreenProps } from "../../navigation/route.ts";
import type { Subject } from "../../navigation/subjects.ts";
import { type QueryResult, useQuery } from "../../queries/hooks.ts";
import { searchQuery } from "../../queries/queries.ts";
import { isNarrowed } from "../../queries/search-request.ts";
import { useTitleRows } from "../../state/rows.ts";
import { useStore } from "../../state/store.ts";
import { TitleRows } from "../book/title-row.tsx";
import { Page } from "../shared/page.tsx";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { useSubjectName } from "../shared/subject-name.ts";
import { Waiting } from "../shared/waiting.tsx";
import { Facets, FacetsButton, useFacetsInDialog } from "./facets.tsx";
import { NearlyFound, NothingFound } from "./nothing-found.tsx";
import { shownField } from "./shown-field.ts";

/** The results, five books a page. A single hit of a new search opens that title. */
export function ResultsScreen({ route }: ScreenProps<"results">) {
  const t = useTranslation();
  const { replace } = useStore.getState();
  const pageSize = useTitleRows();
  const request = { ...route.request, pageSize };
  const query = useQuery(searchQuery(request));
  const found = useSteady(query);
  const only = onlyHit(query.value, request);
  useEffect(() => {
    if (only !== undefined) replace({ at: "title", id: only });
  }, [only, replace]);
  // Later pages use the first one's state of the catalogue, so that new titles move none to another page.
  const kept = found?.asOf === undefined ? {} : { asOf: found.asOf };
  const at = (page: number): RouteAt<"results"> => ({ ...route, request: { ...request, ...kept, page } });
  const paging = usePaging(pagesOf(found, request), (page) => replace(at(page)), {
    more: found?.more,
    // While a page is loading, its button stays and sends nothing.
    ...(query.value === null ? {} : { turns: at }),
  });
  const foot = usePagingFoot(paging);
  const inDialog = useFacetsInDialog();
  const layout = useLayout();
  const single = layout === "single";
  const none = found !== null && found.total === 0;
  const asked = useAsked(request, route.subject);
  const shown = { ...route, request };
  const facets =
    found === null || (none && !isNarrowed(request)) ? undefined : inDialog ? (
      <FacetsButton route={shown} />
    ) : (
      <Facets route={shown} />
    );
  return (
    <Page
      className="results"
      caption={t(`search.searched.${shownField(request.field)}`, { query: asked })}
      heading={
        found === null ? (
          t(query.refusal === null ? "search.asking" : "search.heading")
        ) : (
          <Count found={found} />
        )
      }
      aside={inDialog && single ? undefined : facets}
      extra={query.refusal !== null ? <Picture of="desk" /> : none && <Picture of="shelf" />}
      spreadPicture="books"
      {...foot}
      headEnd={
        <>
          {inDialog && single && facets}
          {foot.headEnd}
        </>
      }
    >
      <Waiting state={query.state} onStop={() => useStore.getState().back()} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {none && <NothingFound request={request} found={found} asked={asked} />}
      {found !== null && !none && (
        <>
          {request.page === 1 && <NearlyFound request={request} found={found} />}
          <TitleRows titles={found.items} name={t("search.list")} />
        </>
      )}
      {found !== null && !none && <PagingLine {...paging} />}
      <p className="visually-hidden" role="status">
        {found === null ? "" : <Count found={found} />}
      </p>
    </Page>
  );
}

/** The previous page stays while the next is loaded, for at most a second, so that the list does not flicker. */
function useSteady(query: QueryResult<SearchPage>): SearchPage | null {
  const before = useRef<SearchPage | null>(null);
  useEffect(() => {
    if (query.value !== null) before.current = query.value;
  }, [query.value]);
  if (query.value !== null) return query.value;
  const patient = query.refusal === null && query.state === "idle";
  return patient ? before.current : null;
}

/** The title of a search that found one, unless the patron was narrowing a longer list. */
function onlyHit(page: SearchPage | null, request: SearchRequest): string | undefined {
  const fresh = request.page === 1 && !isNarrowed(request);
  return fresh && page?.total === 1 && !page.more ? page.items[0]?.id : undefined;
}

/** The query as text: as typed, or the name of the subject. */
function useAsked({ field, query }: SearchRequest, subject: Subject | undefined): string {
  const name = useSubjectName();
  return field === "ndc" ? name(query, subject) : query;
}

function Count({ found }: { readonly found: SearchPage }) {
  const t = useTranslation();
  const number = formatNumber(found.total, useLanguage());
  if (found.total === 0) return <>{t("search.none.heading")}</>;
  return (
    <>{found.more ? t("search.foundMany", { number }) : t("search.found", { count: found.total, number })}</>
  );
}

/** Position of this page among the results; beyond 1,000 they are not counted, but paging continues. */
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

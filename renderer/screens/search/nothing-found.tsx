import type { SearchPage, SearchRequest } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import {
  firstRequest,
  hasKanji,
  isNarrowed,
  NO_CONDITIONS,
  shorter,
  under,
} from "../../queries/search-request.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";

interface WaysOnProps {
  readonly request: SearchRequest;
  readonly found: SearchPage;
  /** The query as text. */
  readonly asked: string;
}

/** Maximum number of suggestions on the smallest screen, including the staff. */
const MOST_WAYS = 4;

/**
 * No results: the query, and suggestions, best first: similar terms of the catalogue; without filters; fewer words or letters; by
 * reading; by author. The staff are always last.
 */
export function NothingFound({ request, found, asked }: WaysOnProps) {
  const t = useTranslation();
  return (
    <>
      <p>{t(isNarrowed(request) ? "find.none.narrowed" : "search.none.searched", { query: asked })}</p>
      <div className="answers at-bottom">
        {useWays({ request, found, asked }).slice(0, MOST_WAYS)}
        <Choice
          icon="desk"
          label={t("search.none.staff")}
          detail={t("search.none.staffHint")}
          {...linkTo({ at: "help" })}
        />
      </div>
    </>
  );
}

function useWays({ request, found }: WaysOnProps): readonly React.JSX.Element[] {
  const t = useTranslation();
  const readings = useCapability("searchesReadings");
  const { replace, back, setKeyboard } = useStore.getState();
  const { query, field } = request;
  const toKeyboard = (words: string): void => {
    back();
    replace({ at: "search", query: words, field });
  };
  const again = (next: SearchRequest): void => replace({ at: "results", request: next });
  const byWords = field !== "ndc" && field !== "isbn";
  const words = shorter(query);
  const several = /\S\s+\S/u.test(query);
  const ways: React.JSX.Element[] = [];
  if (isNarrowed(request)) {
    ways.push(
      <Choice
        key="widen"
        icon="house"
        label={t("find.none.widen")}
        detail={t("find.none.widenHint")}
        onPress={() => again(under(request, NO_CONDITIONS))}
      />,
    );
  }
  for (const meant of (found.didYouMean ?? []).slice(0, 2)) {
    ways.push(
      <Choice
        key={`meant ${meant}`}
        icon="search"
        label={t("find.none.meant", { query: meant })}
        detail={t("find.none.meantHint")}
        onPress={() => again({ ...firstRequest(meant, "any"), library: request.library })}
      />,
    );
  }
  if (byWords && several) {
    ways.push(
      <Choice
        key="fewer"
        icon="erase"
        label={t("find.none.fewer")}
        detail={t("find.none.fewerHint")}
        aside={t("find.none.quoted", { query: words })}
        onPress={() => again({ ...request, query: words, page: 1 })}
      />,
    );
  } else if (byWords && words !== query) {
    ways.push(
      <Choice
        key="shorter"
        icon="erase"
        label={t("search.none.shorter")}
        detail={t("search.none.shorterHint")}
        aside={t("find.none.quoted", { query: words })}
        onPress={() => toKeyboard(words)}
      />,
    );
  }
  if (byWords && readings && hasKanji(query)) {
    ways.push(
      <Choice
        key="kana"
        icon="words"
        label={t("find.none.kana")}
        detail={t("find.none.kanaHint")}
        onPress={() => {
          setKeyboard("kana");
          toKeyboard("");
        }}
      />,
    );
  }
  if (byWords) {
    const by = field === "author" ? "any" : "author";
    ways.push(
      <Choice
        key="by"
        icon={by === "any" ? "book" : "person"}
        label={t(by === "any" ? "search.none.byWord" : "search.none.byAuthor")}
        onPress={() => again({ ...request, field: by, page: 1 })}
      />,
    );
  }
  return ways;
}

/** Only similar results: says so, and offers similar terms. */
export function NearlyFound({ request, found }: Omit<WaysOnProps, "asked">) {
  const t = useTranslation();
  const { replace } = useStore.getState();
  const meant = found.didYouMean ?? [];
  if (found.match !== "loose" && meant.length === 0) return null;
  return (
    <div className="nearly">
      <p className="nearly-words">
        <Icon name="info" />
        {t(found.match === "exact" ? "find.nearAsk" : "find.near")}
      </p>
      {meant.slice(0, 2).map((query) => (
        <Button
          key={query}
          icon="search"
          label={query}
          lang="ja"
          onPress={() =>
            replace({
              at: "results",
              request: { ...firstRequest(query, "any"), library: request.library },
            })
          }
        />
      ))}
    </div>
  );
}

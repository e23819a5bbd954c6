import type { ClassPage } from "#contract/domain/title.ts";
import { Choice } from "../../components/choice.tsx";
import { ndcClassOf } from "../../covers/cover-colour.ts";
import { formatNumber } from "../../dates.ts";
import { useLanguage, useLocal, useTranslation } from "../../i18n/index.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { THEMES } from "../../navigation/subjects.ts";
import { useQuery } from "../../queries/hooks.ts";
import { classQuery } from "../../queries/queries.ts";
import { forWhom, listOf } from "../../queries/search-request.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { useSubjectName } from "../shared/subject-name.ts";
import { PulledBook, ThemeShelf } from "../shared/theme-shelf.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { SubjectTile } from "./subject-tile.tsx";

/** 「本棚を見る」: browsing without typing. With a class, its ten divisions. */
export function BrowseScreen({ route }: ScreenProps<"browse">) {
  return route.ndc === undefined ? <Everything /> : <OneClass ndc={route.ndc} />;
}

/** New and popular books, everyday terms, and the ten main classes. */
function Everything() {
  const t = useTranslation();
  const classes = useCapability("browseClasses");
  const newTitles = useCapability("newTitles");
  const popular = useCapability("popularTitles");
  return (
    <Page
      className="browse"
      heading={t("find.browse.heading")}
      asideFirst
      aside={
        <>
          <div className="browse-picks">
            {newTitles && (
              <Choice
                icon="book"
                label={t("find.picks.new")}
                {...linkTo({ at: "picks", kind: "new", ...forWhom() })}
              />
            )}
            {popular && (
              <Choice
                icon="heart"
                label={t("find.picks.popular")}
                {...linkTo({ at: "picks", kind: "popular", ...forWhom() })}
              />
            )}
          </div>
          {classes && (
            <ul className="browse-themes" aria-label={t("find.browse.themes")}>
              {THEMES.map(({ id, ndc }) => (
                <li key={id}>
                  <SubjectTile
                    ndc={ndc}
                    label={t(`find.themes.${id}`)}
                    {...linkTo(listOf(ndc, "ndc", { theme: id }))}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      }
    >
      {classes && <ThemeShelf pull={(ndc) => linkTo({ at: "browse", ndc })} />}
    </Page>
  );
}

/** One class: its divisions that have books, each with how many, and all of it. */
function OneClass({ ndc }: { readonly ndc: string }) {
  const t = useTranslation();
  const query = useQuery(classQuery(ndc));
  const name = useSubjectName()(ndc, undefined);
  const page = query.value;
  return (
    <Page
      className="browse-class"
      caption={t("find.browse.heading")}
      heading={name}
      aside={<p className="search-hint">{t("find.browse.hint")}</p>}
      extra={<PulledBook ndcClass={ndcClassOf(ndc)} />}
      primary={{
        label: t("find.browse.all"),
        iconAfter: "forward",
        ...linkTo(listOf(ndc, "ndc")),
      }}
    >
      <Waiting state={query.state} onStop={() => useStore.getState().back()} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {page !== null && <Divisions page={page} />}
    </Page>
  );
}

function Divisions({ page }: { readonly page: ClassPage }) {
  const t = useTranslation();
  const local = useLocal();
  const language = useLanguage();
  return (
    <ul className="divisions at-bottom" aria-label={t("find.browse.divisions")}>
      {page.children
        .filter(({ titles }) => titles > 0)
        .map(({ ndc, label, titles }) => (
          <li key={ndc}>
            <SubjectTile
              ndc={ndc}
              numbered
              label={t("find.browse.division", { division: local(label) })}
              detail={t("find.titles", { count: titles, number: formatNumber(titles, language) })}
              {...linkTo(listOf(ndc, "ndc", { label }))}
            />
          </li>
        ))}
    </ul>
  );
}

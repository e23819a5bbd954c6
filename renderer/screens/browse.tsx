import type { ClassPage } from "#contract/domain/title.ts";
import { useReading } from "../app/ask.ts";
import { classQuestion } from "../app/questions.ts";
import type { ScreenProps } from "../app/route.ts";
import { useAbility, useStore } from "../app/store.ts";
import { type Subject, THEMES } from "../app/subjects.ts";
import { Choice } from "../components/choice.tsx";
import { Page } from "../components/page.tsx";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { useLanguage, useLocal, useWords } from "../words/index.ts";
import { ClothTile } from "./parts/cloth-tile.tsx";
import { firstRequest, forWhom, useListQuestion } from "./parts/search-request.ts";
import { useSubjectName } from "./parts/subject-name.ts";
import { ThemeShelf } from "./parts/theme-shelf.tsx";
import { Waiting } from "./parts/waiting.tsx";

/** 「本だなを 見る」: looking around without typing. With a class, its ten parts. */
export function BrowseScreen({ route }: ScreenProps<"browse">) {
  return route.ndc === undefined ? <Everything /> : <OneClass ndc={route.ndc} />;
}

/** Shows the titles of a class number. */
function openSubject(ndc: string, subject?: Subject): void {
  const request = firstRequest(ndc, "ndc");
  useStore.getState().go({ at: "results", request, ...(subject === undefined ? {} : { subject }) });
}

/** New and popular books, everyday words, and the shelf of the ten classes. */
function Everything() {
  const t = useWords();
  const { go } = useStore.getState();
  const classes = useAbility("browseClasses");
  const newTitles = useAbility("newTitles");
  const popular = useAbility("popularTitles");
  const asks = useListQuestion();
  return (
    <Page
      className="browse"
      heading={t("find.browse.heading")}
      aside={
        <>
          <div className="browse-picks">
            {newTitles && (
              <Choice
                icon="book"
                label={t("find.picks.new")}
                onPress={() => go({ at: "picks", kind: "new", ...forWhom() })}
              />
            )}
            {popular && (
              <Choice
                icon="heart"
                label={t("find.picks.popular")}
                onPress={() => go({ at: "picks", kind: "popular", ...forWhom() })}
              />
            )}
          </div>
          {classes && (
            <ul className="browse-themes" aria-label={t("find.browse.themes")}>
              {THEMES.map(({ id, ndc }) => (
                <li key={id}>
                  <ClothTile
                    ndc={ndc}
                    label={t(`find.themes.${id}`)}
                    next={asks(ndc, "ndc")}
                    onPress={() => openSubject(ndc, { theme: id })}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      }
    >
      {classes && <ThemeShelf onPull={(ndc) => go({ at: "browse", ndc })} />}
    </Page>
  );
}

/** One class: its divisions that have books, each with how many, and all of it. */
function OneClass({ ndc }: { readonly ndc: string }) {
  const t = useWords();
  const reading = useReading(classQuestion(ndc));
  const name = useSubjectName()(ndc, undefined);
  const asks = useListQuestion();
  const page = reading.value;
  return (
    <Page
      className="browse-class"
      caption={t("find.browse.heading")}
      heading={name}
      aside={<p className="search-hint">{t("find.browse.hint")}</p>}
      primary={{
        label: t("find.browse.all"),
        iconAfter: "forward",
        next: asks(ndc, "ndc"),
        onPress: () => openSubject(ndc),
      }}
    >
      <Waiting state={reading.state} onStop={() => useStore.getState().back()} />
      {reading.refusal !== null && <RefusalNotice refusal={reading.refusal} onAgain={reading.again} />}
      {page !== null && <Divisions page={page} />}
    </Page>
  );
}

function Divisions({ page }: { readonly page: ClassPage }) {
  const t = useWords();
  const local = useLocal();
  const format = new Intl.NumberFormat(useLanguage());
  const asks = useListQuestion();
  return (
    <ul className="divisions at-bottom" aria-label={t("find.browse.divisions")}>
      {page.children
        .filter(({ titles }) => titles > 0)
        .map(({ ndc, label, titles }) => (
          <li key={ndc}>
            <ClothTile
              ndc={ndc}
              numbered
              label={local(label)}
              detail={t("find.titles", { count: titles, number: format.format(titles) })}
              next={asks(ndc, "ndc")}
              onPress={() => openSubject(ndc, { label })}
            />
          </li>
        ))}
    </ul>
  );
}

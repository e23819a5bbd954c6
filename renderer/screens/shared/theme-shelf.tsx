import { type Action, useAction } from "../../components/pressing.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { type CoverTitle, NDC_CLASSES, type NdcClass } from "../../covers/cover-colour.ts";
import { Spine } from "../../covers/spine.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { tagOf } from "../../i18n/names.ts";

/** Books per shelf. */
const PER_SHELF = 5;

/** Ten books on two shelves, one for each main class; touching one opens it. */
export function ThemeShelf({ pull }: { readonly pull: (ndc: NdcClass) => Action }) {
  const boards = [NDC_CLASSES.slice(0, PER_SHELF), NDC_CLASSES.slice(PER_SHELF)];
  return (
    <div className="themes at-bottom">
      {boards.map((classes) => (
        <ul key={classes[0]} className="shelf">
          {classes.map((ndcClass) => (
            <li key={ndcClass}>
              <ThemeBook ndcClass={ndcClass} does={pull(ndcClass)} />
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

/** The book that stands for a main class. */
function useClassTitle(ndcClass: NdcClass): CoverTitle {
  const t = useTranslation();
  return {
    id: `class ${ndcClass}`,
    title: t(`search.classes.${ndcClass}`),
    volume: "",
    ndc: ndcClass,
    bookMark: "",
    audience: "general",
    material: "book",
    language: tagOf(useLanguage()),
  };
}

function ThemeBook(props: { readonly ndcClass: NdcClass; readonly does: Action }) {
  const title = useClassTitle(props.ndcClass);
  return (
    <button type="button" className="theme" aria-label={title.title} {...useAction(props.does)}>
      <Spine title={title} />
    </button>
  );
}

/** The book that was pulled from the shelf, for the `extra` of its page. Decorative. */
export function PulledBook({ ndcClass }: { readonly ndcClass: NdcClass }) {
  return (
    <div className="pulled-book">
      <BookCover title={useClassTitle(ndcClass)} size="page" drawn />
    </div>
  );
}

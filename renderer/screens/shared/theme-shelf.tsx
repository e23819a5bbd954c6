import { type Action, useAction } from "../../components/pressing.ts";
import { NDC_CLASSES, type NdcClass } from "../../covers/cover-colour.ts";
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

function ThemeBook(props: { readonly ndcClass: NdcClass; readonly does: Action }) {
  const t = useTranslation();
  const language = useLanguage();
  const name = t(`search.classes.${props.ndcClass}`);
  const title = {
    id: `class ${props.ndcClass}`,
    title: name,
    volume: "",
    ndc: props.ndcClass,
    bookMark: "",
    audience: "general",
    material: "book",
    language: tagOf(language),
  } as const;
  return (
    <button type="button" className="theme" aria-label={name} {...useAction(props.does)}>
      <Spine title={title} />
    </button>
  );
}

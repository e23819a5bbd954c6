import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { Button } from "../../components/button.tsx";
import { LANGUAGE_NAMES, tagOf } from "../../i18n/names.ts";
import { change } from "../store.ts";
import { useStaffWords } from "../words.ts";
import type { EditorProps } from "./editor-props.ts";

/** The offered languages and their order. At least one must stay. */
export function LanguagesEditor({ path, value, frame }: EditorProps) {
  const t = useStaffWords();
  const offered = value as readonly Language[];
  const rest = LANGUAGES.filter((language) => !offered.includes(language));
  const set = (next: readonly Language[]): void => void change(path, next);
  return frame(
    <ul className="staff-rows">
      {[...offered, ...rest].map((language, index) => (
        <li key={language} className="staff-row">
          <span className="staff-row-name" lang={tagOf(language)}>
            {LANGUAGE_NAMES[language]}
          </span>
          {offered.includes(language) && index > 0 && (
            <Button label={t.settings.up} onPress={() => set(moved(offered, index))} />
          )}
          <Button
            label={offered.includes(language) ? t.on : t.off}
            pressed={offered.includes(language)}
            state={offered.length === 1 && offered.includes(language) ? "busy" : "ready"}
            onPress={() =>
              set(
                offered.includes(language)
                  ? offered.filter((one) => one !== language)
                  : [...offered, language],
              )
            }
          />
        </li>
      ))}
    </ul>,
  );
}

/** The list with one entry a place further up. */
function moved(list: readonly Language[], index: number): readonly Language[] {
  const [one, before] = [list[index], list[index - 1]];
  if (one === undefined || before === undefined) return list;
  return [...list.slice(0, index - 1), one, before, ...list.slice(index + 1)];
}

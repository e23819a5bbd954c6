import { type ReactNode, useState } from "react";
import { type LibraryNotice, NOTICE_LENGTH } from "#contract/domain/notice.ts";
import { type IsoDate, isJapanese, LANGUAGES, type Language, localText } from "#contract/domain/text.ts";
import type { BoardSettings } from "#contract/settings/choices.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { daysAfter, formatDate, today } from "../../dates.ts";
import { writtenReadings } from "../../i18n/furigana/marks.ts";
import { LANGUAGE_NAMES, tagOf } from "../../i18n/names.ts";
import { KanaKeyboard } from "../../keyboards/kana-keyboard.tsx";
import { useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { SignKeyboard } from "./sign-keyboard.tsx";

/** The staff area has no settings of its own for its keyboard. */
const BOARDS: BoardSettings = {
  kana: "gojuon",
  columns: "right-to-left",
  latin: "alphabetical",
  mailDomains: [],
};

/** Whether a language can be typed at the terminal; others come ready-made or from a file. */
function isTypable(language: Language): boolean {
  return language === "en" || isJapanese(language);
}

interface NoticeEditorProps {
  readonly notice: LibraryNotice;
  onChange(notice: LibraryNotice): void;
}

/** The notice with another text in one language; empty text removes it. */
function withWords(notice: LibraryNotice, language: Language, words: string): LibraryNotice {
  const { [language]: _before, ...rest } = notice;
  const needed = language === "ja" || language === "en";
  return (words === "" && !needed ? rest : { ...rest, [language]: words }) as LibraryNotice;
}

/** The notice with another first or last day; null = none. The days stay in order. */
function withDay(notice: LibraryNotice, which: "from" | "until", day: IsoDate | null): LibraryNotice {
  const { [which]: _before, ...rest } = notice;
  const next: LibraryNotice = day === null ? rest : { ...rest, [which]: day };
  const { from, until } = next;
  if (from === undefined || until === undefined || from <= until) return next;
  return which === "from" ? { ...next, until: from } : { ...next, from: until };
}

/** One notice: a preview in each language, its text, its days. */
export function NoticeEditor({ notice, onChange }: NoticeEditorProps) {
  const t = useStaffWords();
  const [language, setLanguage] = useState<Language>("ja");
  const [typing, setTyping] = useState(false);
  const words = notice[language] ?? "";
  const type = (edit: (text: string) => string): void =>
    onChange(withWords(notice, language, [...edit(words)].slice(0, NOTICE_LENGTH).join("")));
  return (
    <div className="staff-notice">
      {!typing && (
        <div className="staff-notice-languages">
          {LANGUAGES.map((one) => (
            <Button
              key={one}
              lang={tagOf(one)}
              label={LANGUAGE_NAMES[one]}
              pressed={one === language}
              onPress={() => setLanguage(one)}
            />
          ))}
        </div>
      )}
      <Preview words={typing ? words : localText(notice, language)} language={language} />
      {typing ? (
        language === "en" ? (
          <SignKeyboard onEdit={type} />
        ) : (
          <KanaKeyboard boards={BOARDS} onEdit={type} />
        )
      ) : (
        <>
          <Day which="from" notice={notice} onChange={onChange} />
          <Day which="until" notice={notice} onChange={onChange} />
        </>
      )}
      {isTypable(language) ? (
        <Button
          label={typing ? t.notices.typed : t.notices.type}
          pressed={typing}
          onPress={() => setTyping(!typing)}
        />
      ) : (
        <p className="staff-help">{t.notices.notTypable}</p>
      )}
    </div>
  );
}

/** As shown on the patrons' first screen. */
function Preview({ words, language }: { readonly words: string; readonly language: Language }): ReactNode {
  const t = useStaffWords();
  return (
    <output className="library-notice staff-notice-preview" aria-label={t.notices.preview}>
      <Icon name="info" />
      <p lang={tagOf(language)}>{words === "" ? " " : writtenReadings(words, true)}</p>
    </output>
  );
}

interface DayProps extends NoticeEditorProps {
  readonly which: "from" | "until";
}

/** First or last day, moved by a day at a touch. */
function Day({ which, notice, onChange }: DayProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const day = notice[which];
  const set = (next: IsoDate | null): void => onChange(withDay(notice, which, next));
  const move = (by: number): void => set(daysAfter(day ?? today(), by));
  return (
    <div className="staff-row">
      <span className="staff-row-name">
        {t.notices[which]} {day === undefined ? t.notices.noDay : formatDate(day, language)}
      </span>
      <Button label="−" onPress={() => move(-1)} />
      <Button label="＋" onPress={() => move(1)} />
      <Button label={t.notices.week} onPress={() => move(7)} />
      {day !== undefined && <Button label={t.notices.noDay} onPress={() => set(null)} />}
    </div>
  );
}

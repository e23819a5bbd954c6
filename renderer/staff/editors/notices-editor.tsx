import { useState } from "react";
import { type LibraryNotice, MOST_NOTICES } from "#contract/domain/notice.ts";
import { localText } from "#contract/domain/text.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { formatDate } from "../../dates.ts";
import { writtenReadings } from "../../i18n/furigana/marks.ts";
import { change, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";
import { NoticeEditor } from "./notice-editor.tsx";
import { READY_NOTICES } from "./ready-notices.ts";

/** The open view: the list, the ready-made ones, or a notice. */
type Open = "list" | "ready" | number;

const EMPTY: LibraryNotice = { ja: "", en: "" };

/** Notices of the library with texts and days. Applied when saved; undo reverts it. */
export function NoticesEditor({ path, value, frame }: EditorProps) {
  const t = useStaffWords();
  const [notices, setNotices] = useDraft(path, value as readonly LibraryNotice[]);
  const [open, setOpen] = useState<Open>("list");
  const changed = JSON.stringify(notices) !== JSON.stringify(value);
  const save = changed && notices.every(({ ja }) => ja !== "") && (
    <Button kind="primary" label={t.save} onPress={() => void change(path, notices)} />
  );
  const add = (notice: LibraryNotice): void => {
    setNotices([...notices, notice]);
    setOpen(notices.length);
  };
  if (open === "ready") {
    return frame(<Ready onChoose={add} />, <Button label={t.notices.list} onPress={() => setOpen("list")} />);
  }
  const notice = open === "list" ? undefined : notices[open];
  if (notice === undefined) {
    return frame(
      <List notices={notices} onOpen={setOpen} />,
      <>
        {notices.length < MOST_NOTICES && <Button label={t.notices.add} onPress={() => setOpen("ready")} />}
        {save}
      </>,
    );
  }
  return frame(
    <NoticeEditor
      notice={notice}
      onChange={(next) => setNotices(notices.map((one, at) => (at === open ? next : one)))}
    />,
    <>
      <Button
        icon="trash"
        label={t.notices.remove}
        onPress={() => {
          setNotices(notices.filter((_one, at) => at !== open));
          setOpen("list");
        }}
      />
      <Button label={t.notices.list} onPress={() => setOpen("list")} />
      {save}
    </>,
  );
}

interface ListProps {
  readonly notices: readonly LibraryNotice[];
  onOpen(at: number): void;
}

function List({ notices, onOpen }: ListProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const days = ({ from, until }: LibraryNotice): string =>
    from === undefined && until === undefined
      ? t.notices.always
      : fill(t.range, {
          from: from === undefined ? "" : formatDate(from, language),
          to: until === undefined ? "" : formatDate(until, language),
        });
  if (notices.length === 0) return <p>{t.none}</p>;
  return (
    <ul className="staff-fields">
      {notices.map((notice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a notice has no other name, and two may say the same
        <li key={at}>
          <Choice
            className="staff-field"
            label={writtenReadings(localText(notice, language), false) || t.notices.own}
            detail={days(notice)}
            onPress={() => onOpen(at)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Ready-made notices in every language, and an empty one. */
function Ready({ onChoose }: { readonly onChoose: (notice: LibraryNotice) => void }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  return (
    <ul className="staff-fields">
      {[...READY_NOTICES, EMPTY].map((notice) => (
        <li key={notice.ja}>
          <Choice
            className="staff-field"
            label={writtenReadings(notice[language], false) || t.notices.own}
            onPress={() => onChoose(notice)}
          />
        </li>
      ))}
    </ul>
  );
}

import { useLayoutEffect } from "react";
import { STAFF_LANGUAGES } from "#contract/domain/text.ts";
import { Button } from "../components/button.tsx";
import { LANGUAGE_NAMES } from "../i18n/names.ts";
import { measurePanel } from "../layout.ts";
import { staff } from "./bridge.ts";
import { EndSection } from "./end.tsx";
import { FilesSection } from "./files.tsx";
import { RecordsSection } from "./records.tsx";
import { SettingsSection } from "./settings.tsx";
import { SignInScreen } from "./sign-in.tsx";
import { StatusSection } from "./status.tsx";
import { go, SECTIONS, type Section, setStaffLanguage, undo, useStaff } from "./store.ts";
import { TestsSection } from "./tests.tsx";
import { useUndoing, useUndoWords } from "./undo.ts";
import { fill, useStaffWords } from "./words.ts";

/** The staff area: a dark band, a list on the left, content on the right (V61). */
export function StaffApp() {
  const hello = useStaff((state) => state.hello);
  const open = useStaff((state) => state.door?.open ?? false);
  const language = useStaff((state) => state.language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useLayoutEffect(() => (hello === null ? undefined : measurePanel(hello.panelDiagonalInches)), [hello]);
  if (hello === null) return null;
  return (
    <div className="staff">
      <Band />
      {open ? <Area /> : <SignInScreen />}
      <Foot open={open} />
    </div>
  );
}

function Band() {
  const t = useStaffWords();
  const name = useStaff((state) => state.hello?.kioskName ?? "");
  const language = useStaff((state) => state.language);
  const other = STAFF_LANGUAGES.find((one) => one !== language);
  return (
    <header className="staff-band">
      <h1>{t.title}</h1>
      <span>{name}</span>
      {other !== undefined && (
        <Button
          className="staff-language"
          lang={other}
          label={LANGUAGE_NAMES[other]}
          onPress={() => setStaffLanguage(other)}
        />
      )}
    </header>
  );
}

function Area() {
  const t = useStaffWords();
  const section = useStaff((state) => state.section);
  return (
    <>
      <nav className="staff-list" aria-label={t.title}>
        {SECTIONS.map((name) => (
          <Button
            key={name}
            label={t.sections[name]}
            pressed={name === section}
            onPress={() => go({ section: name })}
          />
        ))}
      </nav>
      <main className="staff-content">
        <Content section={section} />
      </main>
    </>
  );
}

function Content({ section }: { readonly section: Section }) {
  switch (section) {
    case "status":
      return <StatusSection />;
    case "settings":
      return <SettingsSection />;
    case "tests":
      return <TestsSection />;
    case "files":
      return <FilesSection />;
    case "records":
      return <RecordsSection />;
    case "end":
      return <EndSection />;
  }
}

/** The button back to the patrons is where their pages have the end button. */
function Foot({ open }: { readonly open: boolean }) {
  const t = useStaffWords();
  const closing = useStaff((state) => state.closing);
  const undoing = useUndoing();
  const undoWords = useUndoWords();
  return (
    <footer className="staff-foot">
      <Button icon="back" label={open ? t.close : t.closeDoor} onPress={() => void staff().leave({})} />
      <p role="status">{closing !== null && fill(t.closing, { seconds: closing })}</p>
      {open && undoing !== null && (
        <Button className="staff-undo" label={undoWords("undo", undoing)} onPress={() => void undo()} />
      )}
    </footer>
  );
}

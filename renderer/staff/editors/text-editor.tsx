import { Button } from "../../components/button.tsx";
import { change } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";
import { SignKeyboard } from "./sign-keyboard.tsx";

/** Longest list of codes, in characters. */
const MOST_CODES = 200;

/** A short text of letters, digits and signs: addresses, patterns, names. */
export function TextEditor({ value, ...rest }: EditorProps & { readonly maxLength: number }) {
  return <TypedEditor {...rest} saved={String(value)} parse={(text) => text} />;
}

/** Codes of the library system. One that has a comma itself can only be set by a file. */
export function CodesEditor({ value, ...rest }: EditorProps) {
  const t = useStaffWords();
  const codes = value as readonly string[];
  if (codes.some((code) => code.includes(","))) return rest.frame(<p>{t.settings.onlyFiles}</p>);
  return <TypedEditor {...rest} maxLength={MOST_CODES} saved={codes.join(", ")} parse={codesIn} />;
}

function codesIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

interface TypedEditorProps extends Omit<EditorProps, "value"> {
  readonly maxLength: number;
  /** The setting as text. */
  readonly saved: string;
  parse(text: string): unknown;
}

function TypedEditor({ path, maxLength, saved, parse, frame }: TypedEditorProps) {
  const t = useStaffWords();
  const [text, setText] = useDraft(path, saved);
  return frame(
    <>
      <output className="staff-text" lang="en">
        {text === "" ? " " : text}
      </output>
      <SignKeyboard onEdit={(edit) => setText((before) => edit(before).slice(0, maxLength))} />
    </>,
    text !== saved && <Button kind="primary" label={t.save} onPress={() => void change(path, parse(text))} />,
  );
}

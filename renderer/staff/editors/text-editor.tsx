import { Button } from "../../components/button.tsx";
import { change } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";
import { SignKeyboard } from "./sign-keyboard.tsx";

/** A short text of letters, digits and signs: addresses, patterns, names. */
export function TextEditor({ path, value, maxLength, frame }: EditorProps & { readonly maxLength: number }) {
  const t = useStaffWords();
  const [text, setText] = useDraft(path, String(value));
  return frame(
    <>
      <output className="staff-text" lang="en">
        {text === "" ? " " : text}
      </output>
      <SignKeyboard onEdit={(edit) => setText((before) => edit(before).slice(0, maxLength))} />
    </>,
    text !== value && <Button kind="primary" label={t.save} onPress={() => void change(path, text)} />,
  );
}

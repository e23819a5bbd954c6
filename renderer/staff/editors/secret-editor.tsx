import type { TypedSecret } from "#contract/settings/choices.ts";
import { BoxField } from "../../components/box-field.tsx";
import { Button } from "../../components/button.tsx";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import { staff } from "../bridge.ts";
import { ConfirmedButton } from "../confirmed-button.tsx";
import { saveSettings, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { useDraft } from "./draft.ts";
import type { EditorProps } from "./editor-props.ts";
import { SignKeyboard } from "./sign-keyboard.tsx";

/** Digits of a PIN: `PIN_DIGITS` of the settings. */
const PIN_LEAST = 6;
const PIN_MOST = 12;
const TOKEN_MOST = 200;

/** A secret: never shown, only whether it is set, and where a new one will be stored (R59). */
export function SecretEditor({ path, value, name, frame }: EditorProps & { readonly name: TypedSecret }) {
  const t = useStaffWords();
  const kept = useStaff((state) => state.settings?.secretsKept ?? "own-file");
  const place = useStaff((state) => state.settings?.secretPlaces[name] ?? "nowhere");
  const [text, setText] = useDraft(path, "");
  const send = (next: string): void => {
    setText("");
    void saveSettings(() => staff().secret({ name, value: next }));
  };
  const enough = name === "pin" ? text.length >= PIN_LEAST : text !== "";
  return frame(
    <>
      <p>
        {fill(t.settings.secretNow, {
          kept: value === true ? t.settings.secretKept[place] : t.settings.secretNone,
        })}
      </p>
      <p className="staff-help">{fill(t.settings.secretNew, { kept: t.settings.secretKept[kept] })}</p>
      {name === "pin" ? (
        <>
          <BoxField
            label={t.door.field}
            value={text}
            length={PIN_MOST}
            needed={PIN_LEAST}
            onChange={setText}
          />
          <DigitPad use="number" onEdit={(edit) => setText((before) => edit(before).slice(0, PIN_MOST))} />
        </>
      ) : (
        <>
          <output className="staff-text" lang="en">
            {text === "" ? " " : text}
          </output>
          <SignKeyboard onEdit={(edit) => setText((before) => edit(before).slice(0, TOKEN_MOST))} />
        </>
      )}
    </>,
    <>
      {value === true && text === "" && (
        <ConfirmedButton
          label={t.settings.secretClear}
          question={fill(t.settings.secretClearQuestion, { name: t.fields[path].label })}
          yes={t.settings.secretClear}
          onConfirm={() => send("")}
        />
      )}
      {enough && <Button kind="primary" label={t.save} onPress={() => send(text)} />}
    </>,
  );
}

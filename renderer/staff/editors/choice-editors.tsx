import { Choice } from "../../components/choice.tsx";
import type { PresetValue } from "../editing.ts";
import { usePrinters } from "../printers.ts";
import { change, useStaff } from "../store.ts";
import { choiceWords, useStaffWords } from "../words.ts";
import type { EditorProps } from "./editor-props.ts";

interface AnswersProps extends EditorProps {
  readonly answers: readonly (readonly [value: unknown, label: string, detail?: string])[];
  /** Below the answers. */
  readonly note?: string;
}

/** One selected answer; a touch applies it at once. */
function Answers({ path, value, frame, answers, note = "" }: AnswersProps) {
  return frame(
    <>
      <div className={answers.length > 5 ? "staff-answers staff-answers-two" : "staff-answers"}>
        {answers.map(([answer, label, detail]) => (
          <Choice
            key={label}
            label={label}
            detail={detail}
            chosen={answer === value}
            onPress={() => void (answer === value || change(path, answer))}
          />
        ))}
      </div>
      {note !== "" && <p role="status">{note}</p>}
    </>,
  );
}

/** One of a few values. */
export function ChoiceEditor(props: EditorProps & { readonly values: readonly (string | number)[] }) {
  const t = useStaffWords();
  const { path, values } = props;
  const answers = values.map((value) => [value, choiceWords(t, path, value) ?? String(value)] as const);
  return <Answers {...props} answers={answers} />;
}

/** Any of a few values; a touch adds or removes one at once. */
export function SeveralEditor(props: EditorProps & { readonly values: readonly string[] }) {
  const t = useStaffWords();
  const { path, value, values, frame } = props;
  const chosen = value as readonly string[];
  const toggled = (one: string): readonly string[] =>
    values.filter((each) => (each === one ? !chosen.includes(each) : chosen.includes(each)));
  return frame(
    <div className="staff-answers">
      {values.map((one) => (
        <Choice
          key={one}
          label={t.choices[`${path} ${one}`] ?? one}
          detail={chosen.includes(one) ? t.on : t.off}
          chosen={chosen.includes(one)}
          onPress={() => void change(path, toggled(one))}
        />
      ))}
    </div>,
  );
}

/** One of a few values, or the preset's default: then nothing is set here. */
export function PresetEditor(props: EditorProps & { readonly values: readonly PresetValue[] }) {
  const t = useStaffWords();
  const { path, values } = props;
  const words = (value: PresetValue): string =>
    choiceWords(t, path, value) ?? (typeof value === "boolean" ? (value ? t.on : t.off) : String(value));
  const answers = [
    [null, t.settings.asPreset] as const,
    ...values.map((value) => [value, words(value)] as const),
  ];
  return <Answers {...props} answers={answers} />;
}

/** Yes or no. */
export function SwitchEditor(props: EditorProps) {
  const t = useStaffWords();
  return (
    <Answers
      {...props}
      answers={[
        [true, t.on],
        [false, t.off],
      ]}
    />
  );
}

/** One of the backend's libraries; until it has answered, the value stays. */
export function LibraryEditor(props: EditorProps & { readonly none: boolean }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const libraries = useStaff((state) => state.settings?.info?.libraries) ?? [];
  const none = props.none ? [["", t.none] as const] : [];
  return (
    <Answers
      {...props}
      answers={[...none, ...libraries.map(({ id, name }) => [id, name[language]] as const)]}
    />
  );
}

/** One of the printers that this machine has, with its state, or none. */
export function PrinterEditor(props: EditorProps) {
  const t = useStaffWords();
  const printers = usePrinters();
  const known = (printers ?? []).map(
    ({ name, ready, reasons }) => [name, name, reasons || (ready ? t.tests.printerReady : "")] as const,
  );
  const set = String(props.value);
  const gone = set !== "" && !known.some(([name]) => name === set) ? [[set, set] as const] : [];
  return (
    <Answers
      {...props}
      answers={[...known, ...gone, ["", t.none]]}
      note={printers?.length === 0 ? t.settings.noPrinters : ""}
    />
  );
}

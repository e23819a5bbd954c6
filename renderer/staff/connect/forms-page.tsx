import { useState } from "react";
import type { CardRule } from "#contract/card.ts";
import { CHECK_DIGITS, type CheckDigit } from "#contract/check-digit.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { Icon } from "../../components/icon.tsx";
import { Panel } from "../panel.tsx";
import { choiceWords, fill, useStaffWords } from "../words.ts";
import type { StaffWords } from "../words-ja.table.ts";
import {
  type CodeForm,
  type CodeForms,
  type CodeSamples,
  isPattern,
  judgeCardSample,
  judgeCopySample,
  plainForm,
  type SampleVerdict,
} from "./code-forms.ts";
import { TypedPage } from "./typed-page.tsx";

const LONGEST_PATTERN = 200;

type Kind = keyof CodeForms;
const KINDS: readonly Kind[] = ["card", "copy"];
const PATHS = {
  card: { pattern: "card.pattern", checkDigit: "card.checkDigit" },
  copy: { pattern: "scanner.copyPattern", checkDigit: "scanner.copyCheckDigit" },
} as const;

/** A pattern in plain words: 「4 で始まる13けた」. */
function plainWords(t: StaffWords, pattern: string): string {
  const words = t.connect.codes.plain;
  const form = plainForm(pattern);
  if (form === null) return words.other;
  const { start, min, max } = form;
  const length = fill(min === max ? words.length : words.range, { min, max });
  return start === "" ? fill(words.digits, { length }) : fill(words.starting, { start, length });
}

interface FormsProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly samples: CodeSamples;
  readonly forms: CodeForms;
  /** The rule of cards that applies with these forms; null = not known. */
  readonly rule: CardRule | null;
  /** Numbers of other libraries' cards could no longer be distinguished from copies. */
  readonly dropsForeign: boolean;
  onForms(forms: CodeForms): void;
  onBack(): void;
  onNext(): void;
}

/** The proposed forms in plain words, which can be changed, and whether all samples have them. */
export function FormsPage(props: FormsProps) {
  const { heading, step, forms, onForms, onBack, onNext } = props;
  const t = useStaffWords();
  const [editing, setEditing] = useState<{ readonly kind: Kind; readonly part: keyof CodeForm } | null>(null);
  const set = (kind: Kind, part: Partial<CodeForm>): void => {
    const form = forms[kind];
    if (form !== null) onForms({ ...forms, [kind]: { ...form, ...part } });
  };
  const form = editing === null ? null : forms[editing.kind];
  if (editing !== null && form !== null) {
    const { kind, part } = editing;
    const shared = { heading: t.fields[PATHS[kind][part]].label, step, onBack: () => setEditing(null) };
    return part === "pattern" ? (
      <PatternPage {...shared} form={form} onPattern={(pattern) => set(kind, { pattern })} />
    ) : (
      <CheckDigitPage
        {...shared}
        form={form}
        onCheckDigit={(checkDigit) => {
          set(kind, { checkDigit });
          setEditing(null);
        }}
      />
    );
  }
  return (
    <Panel
      heading={heading}
      step={step}
      help={t.connect.codes.formsHelp}
      onBack={onBack}
      actions={<Button kind="primary" label={t.next} onPress={onNext} />}
    >
      <Verdicts {...props} />
      <div className="staff-answers">
        {KINDS.flatMap((kind) => {
          const one = forms[kind];
          if (one === null) return [];
          const { pattern, checkDigit } = PATHS[kind];
          return [
            <Choice
              key={pattern}
              label={t.connect.codes.kinds[kind]}
              detail={plainWords(t, one.pattern)}
              aside={<code>{one.pattern}</code>}
              className="staff-field"
              onPress={() => setEditing({ kind, part: "pattern" })}
            />,
            <Choice
              key={checkDigit}
              label={t.fields[checkDigit].label}
              aside={choiceWords(t, checkDigit, one.checkDigit)}
              className="staff-field"
              onPress={() => setEditing({ kind, part: "checkDigit" })}
            />,
          ];
        })}
      </div>
    </Panel>
  );
}

interface PartProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly form: CodeForm;
  onBack(): void;
}

function PatternPage({ form, onPattern, ...rest }: PartProps & { onPattern(pattern: string): void }) {
  const t = useStaffWords();
  const [text, setText] = useState(form.pattern);
  return (
    <TypedPage
      {...rest}
      help={isPattern(text) ? plainWords(t, text) : t.connect.codes.noPattern}
      value={text}
      maxLength={LONGEST_PATTERN}
      onChange={setText}
      next={isPattern(text) ? undefined : null}
      onNext={() => {
        onPattern(text);
        rest.onBack();
      }}
    />
  );
}

function CheckDigitPage(props: PartProps & { onCheckDigit(checkDigit: CheckDigit): void }) {
  const t = useStaffWords();
  const { heading, step, form, onBack, onCheckDigit } = props;
  return (
    <Panel heading={heading} step={step} onBack={onBack}>
      <div className="staff-answers staff-answers-two">
        {CHECK_DIGITS.map((kind) => (
          <Choice
            key={kind}
            label={t.checkDigits[kind]}
            chosen={kind === form.checkDigit}
            onPress={() => onCheckDigit(kind)}
          />
        ))}
      </div>
    </Panel>
  );
}

/** The samples that the terminal would not take, or that there is none. */
function Verdicts({ samples, forms, rule, dropsForeign }: FormsProps) {
  const words = useStaffWords().connect.codes;
  const { copy } = forms;
  const judged = [
    ...(rule === null
      ? []
      : samples.cards.map((code) => ["card", code.text, judgeCardSample(code, rule)] as const)),
    ...(copy === null
      ? []
      : samples.copies.map((code) => ["copy", code.text, judgeCopySample(code, copy, rule)] as const)),
  ];
  const bad = judged.filter(
    (one): one is readonly [Kind, string, Exclude<SampleVerdict, "fits">] => one[2] !== "fits",
  );
  const figures = { cards: samples.cards.length, copies: samples.copies.length };
  const fit = figures.cards === 0 ? words.fitCopies : figures.copies === 0 ? words.fitCards : words.fit;
  return (
    <ul className="staff-rows" aria-label={words.verdicts} aria-live="polite">
      {bad.map(([kind, code, verdict]) => (
        <li key={`${kind} ${code}`} className="staff-row staff-row-notice">
          <Icon name="notice" />
          <span className="staff-row-words">{fill(words.bad[verdict], { code })}</span>
        </li>
      ))}
      {bad.length === 0 && (
        <li className="staff-row staff-row-ok">
          <Icon name="check" />
          <span className="staff-row-words">{fill(fit, figures)}</span>
        </li>
      )}
      {dropsForeign && (
        <li className="staff-row">
          <Icon name="info" />
          <span className="staff-row-words">{words.dropsForeign}</span>
        </li>
      )}
    </ul>
  );
}

import type { Cure, StepOutcome, Tried } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { problemWords } from "../../components/problem-words.ts";
import { useTranslation } from "../../i18n/index.ts";
import type { FieldPath } from "../fields.ts";
import { Panel } from "../panel.tsx";
import { fill, useStaffWords } from "../words.ts";

const ICONS: Readonly<Record<StepOutcome["outcome"], IconName>> = {
  ok: "check",
  notice: "notice",
  failed: "notice",
  skipped: "info",
};

interface OutcomeProps {
  /** null while it is being tried. */
  readonly tried: Tried | null;
  onBack(): void;
  /** Tries once more, with what would cure it. */
  onCure(cure: Cure): void;
  /** Lets what was tried hold. */
  onUse(): void;
}

/** What became of the try, step by step, what would help, and the button that lets it hold. */
export function OutcomePage({ tried, onBack, onCure, onUse }: OutcomeProps) {
  const t = useStaffWords();
  const say = useTranslation();
  const steps = tried?.ok === true ? tried.steps : [];
  // What keeps it from working comes first; then what would make it better by a touch.
  const helps = (step: StepOutcome): boolean => (step.cure?.changes.length ?? 0) > 0;
  const worst = steps.filter(({ outcome }) => outcome === "failed");
  const cure = (worst.find(helps) ?? steps.find(helps))?.cure ?? null;
  return (
    <Panel
      heading={tried === null ? t.connect.trying : t.connect.found}
      help={tried === null ? t.connect.tryingHelp : ""}
      onBack={tried === null ? undefined : onBack}
      actions={
        <>
          {cure !== null && <Button label={t.connect.cureAndTry} onPress={() => onCure(cure)} />}
          {isUsable(steps) && <Button kind="primary" label={t.connect.use} onPress={onUse} />}
        </>
      }
    >
      <ul className="staff-rows" aria-label={t.connect.found}>
        {steps.map((step) => (
          <StepRow key={step.step} step={step} />
        ))}
      </ul>
      {tried?.ok === false && tried.problems.length === 0 && (
        <p role="alert">{t.connect.findings.nonsense}</p>
      )}
      {tried?.ok === false &&
        tried.problems.map((problem) => (
          <p key={`${problem.path} ${problem.kind}`} role="alert">
            {problemWords(problem, say)}
          </p>
        ))}
    </Panel>
  );
}

/** The system is there and knows us; what fails after that may be the test card's fault. */
function isUsable(steps: readonly StepOutcome[]): boolean {
  const begun = steps.filter(({ step }) => step === "reach" || step === "tls" || step === "login");
  return (
    begun.length > 0 && begun.every(({ outcome, finding }) => outcome !== "failed" && finding !== "skipped")
  );
}

function StepRow({ step: { step, outcome, finding, cure } }: { readonly step: StepOutcome }) {
  const t = useStaffWords();
  const condition = outcome === "ok" ? "ok" : outcome === "skipped" ? "unknown" : "notice";
  return (
    <li className={`staff-row staff-row-${condition}`}>
      <span className="staff-row-name">{t.connect.steps[step]}</span>
      <span className="staff-row-condition">
        <Icon name={ICONS[outcome]} />
        {t.connect.outcomes[outcome]}
      </span>
      <span className="staff-row-words">
        {t.connect.findings[finding]} {cure !== null && <CureWords cure={cure} />}
      </span>
    </li>
  );
}

/** Which setting would help, by its name on the settings page, and what to set it to where that is known. */
function CureWords({ cure: { path, changes } }: { readonly cure: Cure }) {
  const t = useStaffWords();
  const name = t.fields[path as FieldPath]?.label ?? path;
  const value = changes.find((change) => change.path === path)?.value;
  if (value === undefined) return <>{fill(t.connect.lookAt, { name })}</>;
  const plain = typeof value === "boolean" ? (value ? t.on : t.off) : String(value);
  return <>{fill(t.connect.setTo, { name, value: t.choices[`${path} ${value}`] ?? plain })}</>;
}

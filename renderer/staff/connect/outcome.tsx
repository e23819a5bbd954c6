import type { Cure, StepOutcome, Tried } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { problemWords } from "../../i18n/staff-lines.ts";
import type { FieldPath } from "../fields.ts";
import { Panel } from "../panel.tsx";
import { useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";

const ICONS: Readonly<Record<StepOutcome["outcome"], IconName>> = {
  ok: "check",
  notice: "notice",
  failed: "notice",
  skipped: "info",
};

interface OutcomeProps {
  /** Null during the test. */
  readonly tried: Tried | null;
  onBack(): void;
  /** Tests again with the suggested fix. */
  onCure(cure: Cure): void;
  /** Applies the tested connection. */
  onUse(): void;
}

/** The result step by step, suggested fixes, and the button to apply it. */
export function OutcomePage({ tried, onBack, onCure, onUse }: OutcomeProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const steps = tried?.ok === true ? tried.steps : [];
  // Failures come first, then improvements that one touch can make.
  const helps = (step: StepOutcome): boolean => (step.cure?.changes.length ?? 0) > 0;
  const worst = steps.filter(({ outcome }) => outcome === "failed");
  const cure = (worst.find(helps) ?? steps.find(helps))?.cure ?? null;
  const sound = cure === null && steps.every(isSound);
  return (
    <Panel
      heading={tried === null ? t.connect.trying : t.connect.found}
      help={tried === null ? t.connect.tryingHelp : ""}
      onBack={tried === null ? undefined : onBack}
      actions={
        <>
          {isUsable(steps) && !sound && <Button label={t.connect.useAnyway} onPress={onUse} />}
          {cure !== null && (
            <Button
              kind={sound ? "outline" : "primary"}
              label={t.connect.cureAndTry}
              onPress={() => onCure(cure)}
            />
          )}
          {isUsable(steps) && sound && <Button kind="primary" label={t.connect.use} onPress={onUse} />}
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
            {problemWords(problem, language)}
          </p>
        ))}
    </Panel>
  );
}

/** The system accepts the account; later failures may be due to the test card. */
function isUsable(steps: readonly StepOutcome[]): boolean {
  const begun = steps.filter(({ step }) => step === "reach" || step === "tls" || step === "login");
  return (
    begun.length > 0 && begun.every(({ outcome, finding }) => outcome !== "failed" && finding !== "skipped")
  );
}

/** Nothing failed, and nothing can be read on the network. */
export function isSound({ outcome, finding }: StepOutcome): boolean {
  return outcome !== "failed" && finding !== "unencrypted";
}

/** One step with its result, and what can be done about it. */
export function StepRow({ step: { step, outcome, finding, cure } }: { readonly step: StepOutcome }) {
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

/** The setting to change, by its name on the settings page, with its suggested value if known. */
export function CureWords({ cure: { path, changes } }: { readonly cure: Cure }) {
  const t = useStaffWords();
  const name = t.fields[path as FieldPath]?.label ?? path;
  const value = changes.find((change) => change.path === path)?.value;
  if (value === undefined) return <>{fill(t.connect.lookAt, { name })}</>;
  const plain = typeof value === "boolean" ? (value ? t.on : t.off) : String(value);
  return <>{fill(t.connect.setTo, { name, value: t.choices[`${path} ${value}`] ?? plain })}</>;
}

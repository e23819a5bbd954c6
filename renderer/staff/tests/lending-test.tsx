import { useEffect, useState } from "react";
import type { TestCard } from "#contract/staff/connection.ts";
import type { LendingStepOutcome } from "#contract/staff/lending.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { staff } from "../bridge.ts";
import { CardPage } from "../connect/card-page.tsx";
import { TypedPage } from "../connect/typed-page.tsx";
import { useScan } from "../connect/use-scan.ts";
import { Panel } from "../panel.tsx";
import { settingOf } from "../setting-of.ts";
import { forgetScans, go, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";

const QUESTIONS = ["card", "password", "copy"] as const;
type Question = (typeof QUESTIONS)[number];
const NO_CARD: TestCard = { cardNumber: "", password: "" };
/** Used if main does not answer: nothing is known of any step. */
const UNANSWERED: readonly LendingStepOutcome[] = [
  { step: "sign-in", outcome: { name: "unexpected" }, ms: 0 },
];

/** Lends a test copy to a test card and takes it back. The numbers are forgotten when the page is left. */
export function LendingTest() {
  const t = useStaffWords();
  const [at, setAt] = useState<Question | "outcome">("card");
  const [card, setCard] = useState(NO_CARD);
  const [barcode, setBarcode] = useState("");
  const [steps, setSteps] = useState<readonly LendingStepOutcome[] | null>(null);
  // D87: the terminal tries what patrons do.
  const byCard = useStaff(({ settings }) => settingOf(settings?.settings ?? [], "lend.signIn") === "card");
  const questions: readonly Question[] = byCard ? ["card", "copy"] : QUESTIONS;
  useEffect(() => forgetScans, []);
  const onCard = (part: Partial<TestCard>): void => setCard((before) => ({ ...before, ...part }));
  const run = (): void => {
    setAt("outcome");
    setSteps(null);
    void staff()
      .testLending({ card, barcode })
      .catch(() => UNANSWERED)
      .then(setSteps);
    setCard(NO_CARD);
    setBarcode("");
    forgetScans();
  };
  if (at === "outcome") return <OutcomePage steps={steps} onAgain={() => setAt("card")} />;
  const number = questions.indexOf(at);
  const before = questions[number - 1];
  const shared = {
    step: fill(t.connect.step, { step: number + 1, steps: questions.length }),
    onBack: () => (before === undefined ? go({}) : setAt(before)),
  };
  switch (at) {
    case "card":
      return (
        <CardPage
          {...shared}
          heading={t.connect.questions.card}
          card={card}
          onCard={onCard}
          onNext={() => setAt(byCard ? "copy" : "password")}
        />
      );
    case "password":
      return (
        <TypedPage
          {...shared}
          heading={t.connect.questions.password}
          help={t.connect.passwordHelp}
          value={card.password}
          maxLength={64}
          hidden
          onChange={(password) => onCard({ password })}
          onNext={() => setAt("copy")}
        />
      );
    case "copy":
      return <CopyPage {...shared} barcode={barcode} onBarcode={setBarcode} onNext={run} />;
  }
}

interface CopyPageProps {
  readonly step: string;
  readonly barcode: string;
  onBarcode(barcode: string): void;
  onBack(): void;
  onNext(): void;
}

/** A scanned copy, or its typed barcode. */
function CopyPage({ barcode, onBarcode, ...rest }: CopyPageProps) {
  const t = useStaffWords();
  useScan(({ code, scan }) => onBarcode(scan.kind === "copy" ? scan.barcode : code.text));
  const switchedOn = useStaff(
    ({ settings }) => settingOf(settings?.settings ?? [], "services.lend") === true,
  );
  return (
    <TypedPage
      {...rest}
      heading={t.tests.lending.copy}
      help={switchedOn ? t.tests.lending.copyHelp : `${t.tests.lending.copyHelp} ${t.tests.lending.off}`}
      value={barcode}
      maxLength={64}
      onChange={onBarcode}
    />
  );
}

interface OutcomePageProps {
  /** Null during the test. */
  readonly steps: readonly LendingStepOutcome[] | null;
  onAgain(): void;
}

function OutcomePage({ steps, onAgain }: OutcomePageProps) {
  const t = useStaffWords();
  return (
    <Panel
      heading={steps === null ? t.tests.running : t.connect.found}
      onBack={steps === null ? undefined : () => go({})}
      actions={steps !== null && <Button kind="primary" label={t.connect.checkAgain} onPress={onAgain} />}
    >
      <ul className="staff-rows" aria-label={t.connect.found}>
        {steps?.map((step) => (
          <StepRow key={step.step} step={step} />
        ))}
      </ul>
      {mayBeLent(steps ?? []) && <p role="alert">{t.tests.lending.stillLent}</p>}
    </Panel>
  );
}

/** The copy was lent, or perhaps, and not taken back. */
function mayBeLent(steps: readonly LendingStepOutcome[]): boolean {
  const outcomeOf = (name: LendingStepOutcome["step"]) => steps.find(({ step }) => step === name)?.outcome;
  const lend = outcomeOf("lend");
  const unknown = typeof lend === "object" && (lend.name === "not-confirmed" || lend.name === "out-of-order");
  return unknown || (lend === "ok" && outcomeOf("take-back") !== "ok");
}

function StepRow({ step: { step, outcome, ms, tag } }: { readonly step: LendingStepOutcome }) {
  const t = useStaffWords();
  const done = [fill(t.records.ms, { ms }), ...(tag === undefined ? [] : [t.tests.lending.tag[tag]])];
  const words = useOutcomeWords(step, outcome);
  const isOk = outcome === "ok";
  const condition = isOk ? "ok" : outcome === "skipped" ? "unknown" : "notice";
  return (
    <li className={`staff-row staff-row-${condition}`}>
      <span className="staff-row-name">{t.tests.lending.steps[step]}</span>
      <span className="staff-row-condition">
        <Icon name={isOk ? "check" : outcome === "skipped" ? "info" : "notice"} />
        {t.connect.outcomes[isOk || outcome === "skipped" ? outcome : "failed"]}
      </span>
      <span className="staff-row-words">{isOk ? done.join(" · ") : words}</span>
    </li>
  );
}

/** What staff can do about it. Its own words where those for patrons would send to the counter. */
function useOutcomeWords(step: LendingStepOutcome["step"], outcome: LendingStepOutcome["outcome"]): string {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  if (outcome === "ok") return "";
  if (outcome === "unable") return t.tests.lending.unable;
  if (outcome === "skipped") return t.connect.findings.skipped;
  if (outcome.name === "password-needed") return t.tests.lending.byCard;
  if (outcome.name === "counter-only" && step !== "sign-in") return t.tests.lending.counterOnly[step];
  const { text, code } = refusalWords(outcome, language);
  return code === undefined ? text : `${text} ${code}`;
}

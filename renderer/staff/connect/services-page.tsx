import { useEffect, useState } from "react";
import type { ConnectionDraft, Tried } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { problemWords } from "../../i18n/staff-lines.ts";
import { staff } from "../bridge.ts";
import { Panel } from "../panel.tsx";
import { useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { isSound, StepRow } from "./outcome.tsx";

/** Used if main does not answer. */
const UNANSWERED: Tried = { ok: false, problems: [] };

interface ServicesPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly draft: ConnectionDraft;
  onBack(): void;
  onNext(): void;
}

/** Whether borrowing and returning will work with the system, tried at once. */
export function ServicesPage({ heading, step, draft, onBack, onNext }: ServicesPageProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const [tried, setTried] = useState<Tried | null>(null);
  const [asked] = useState(draft);
  useEffect(() => {
    let isShown = true;
    void staff()
      .tryServices({ draft: asked })
      .catch(() => UNANSWERED)
      .then((answer) => {
        if (isShown) setTried(answer);
      });
    return () => {
      isShown = false;
    };
  }, [asked]);
  const works = tried?.ok === true && tried.steps.every(isSound);
  return (
    <Panel
      heading={heading}
      step={step}
      help={tried === null ? t.connect.tryingHelp : ""}
      onBack={onBack}
      actions={
        tried !== null && (
          <Button
            kind={works ? "primary" : "outline"}
            label={works ? t.next : t.connect.goOn}
            onPress={onNext}
          />
        )
      }
    >
      {tried === null && <p role="status">{t.connect.trying}</p>}
      {tried?.ok === false && (
        <div role="alert">
          {tried.problems.length === 0 && <p>{t.connect.findings.nonsense}</p>}
          {tried.problems.map((problem) => (
            <p key={`${problem.path} ${problem.kind}`}>{problemWords(problem, language)}</p>
          ))}
        </div>
      )}
      {tried?.ok === true && (
        <ul className="staff-rows" aria-label={heading}>
          {tried.steps.map((one) => (
            <StepRow key={one.step} step={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

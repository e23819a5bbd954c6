import { type ReactNode, useEffect, useState } from "react";
import type { ConnectionDraft, Tried } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { problemWords } from "../../i18n/staff-lines.ts";
import { Panel } from "../panel.tsx";
import { useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";

/** A draft that could not be tried. */
type Untried = Extract<Tried, { readonly ok: false }>;

/** Used if main does not answer. */
const UNANSWERED: Untried = { ok: false, problems: [] };

/** Tries the draft with which the page was opened, at once; null until main answers. */
export function useTrial<T extends { readonly ok: true }>(
  draft: ConnectionDraft,
  ask: (draft: ConnectionDraft) => Promise<T | Untried>,
): T | Untried | null {
  const [tried, setTried] = useState<T | Untried | null>(null);
  const [asked] = useState(() => () => ask(draft));
  useEffect(() => {
    let isShown = true;
    void asked()
      .catch(() => UNANSWERED)
      .then((answer) => {
        if (isShown) setTried(answer);
      });
    return () => {
      isShown = false;
    };
  }, [asked]);
  return tried;
}

interface TrialPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly tried: { readonly ok: true } | Untried | null;
  /** Nothing has to be looked into. */
  readonly works: boolean;
  /** What was found. */
  readonly children: ReactNode;
  onBack(): void;
  onNext(): void;
}

/** Something that is tried when its page opens: the wait, why it could not be tried, or what was found. */
export function TrialPage({ heading, step, tried, works, children, onBack, onNext }: TrialPageProps) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
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
      {children}
    </Panel>
  );
}

import type { ReactNode } from "react";
import { Button } from "../components/button.tsx";
import { PagedView } from "../components/paged-view.tsx";
import { problemWords } from "../i18n/staff-lines.ts";
import { useStaff } from "./store.ts";
import { useUndoWords } from "./undo.ts";
import { useStaffWords } from "./words.ts";

/** A page of a section: heading, content, result of the last action, and buttons. */
export interface PanelProps {
  readonly heading: ReactNode;
  /** Which of several pages this is, beside the heading: 「2／5」. */
  readonly step?: string | undefined;
  readonly help?: ReactNode;
  /** Back to the page before; absent on the first one. */
  readonly onBack?: (() => void) | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Renders it. */
export function Panel({ heading, step, help, onBack, actions, children }: PanelProps) {
  const t = useStaffWords();
  return (
    <section className="staff-panel">
      <h2>
        {heading}
        {step !== undefined && <span className="staff-step-count">{step}</span>}
      </h2>
      {help !== undefined && help !== "" && <div className="staff-help">{help}</div>}
      <PagedView className="staff-body">{children}</PagedView>
      <Said />
      <div className="staff-actions">
        {onBack !== undefined && <Button icon="back" label={t.back} onPress={onBack} />}
        {actions}
      </div>
    </section>
  );
}

/** Result of the last change, with the reasons for a refusal. */
function Said() {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const undoWords = useUndoWords();
  const said = useStaff((state) => state.said);
  const problems = useStaff((state) => state.problems);
  return (
    <div className={`staff-said ${said === "failed" ? "staff-said-no" : ""}`} role="status">
      {said !== null && <p>{typeof said === "string" ? t[said] : undoWords("undone", said)}</p>}
      {problems.map((problem) => (
        <p key={`${problem.path} ${problem.kind}`}>{problemWords(problem, language)}</p>
      ))}
    </div>
  );
}

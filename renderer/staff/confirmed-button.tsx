import { useState } from "react";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { useStaffWords } from "./words.ts";

interface ConfirmedButtonProps {
  readonly label: string;
  readonly detail?: string;
  readonly question: string;
  /** What follows from it. */
  readonly help?: string;
  /** The answer that does it, a verb. */
  readonly yes: string;
  onConfirm(): void;
}

/** A button that asks before it acts; the safe answer is the filled one. */
export function ConfirmedButton({ label, detail, question, help, yes, onConfirm }: ConfirmedButtonProps) {
  const t = useStaffWords();
  const [asks, setAsks] = useState(false);
  const confirm = (): void => {
    setAsks(false);
    onConfirm();
  };
  return (
    <>
      <Button label={label} detail={detail} onPress={() => setAsks(true)} />
      {asks && (
        <ConfirmDialog
          heading={question}
          confirm={yes}
          keep={t.cancel}
          filled="keep"
          onConfirm={confirm}
          onKeep={() => setAsks(false)}
        >
          {help !== undefined && <p>{help}</p>}
        </ConfirmDialog>
      )}
    </>
  );
}

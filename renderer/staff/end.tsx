import { useState } from "react";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { staff } from "./bridge.ts";
import { Panel } from "./panel.tsx";
import { useStaffWords } from "./words.ts";

type Ending = "restart" | "leave";

/** The two ways to end the program, each with a confirmation. */
export function EndSection() {
  const t = useStaffWords();
  const [asked, setAsked] = useState<Ending | null>(null);
  const end = (): void => {
    setAsked(null);
    void (asked === "restart" ? staff().restart({}) : staff().leaveKiosk({}));
  };
  return (
    <Panel heading={t.end.heading}>
      <div className="staff-groups">
        <Button label={t.end.restart} detail={t.end.restartHelp} onPress={() => setAsked("restart")} />
        <Button label={t.end.leave} detail={t.end.leaveHelp} onPress={() => setAsked("leave")} />
      </div>
      {asked !== null && (
        <ConfirmDialog
          heading={t.end.really}
          confirm={t.end.yes}
          keep={t.end.no}
          filled="keep"
          onConfirm={end}
          onKeep={() => setAsked(null)}
        >
          <p>{asked === "restart" ? t.end.restart : t.end.leave}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

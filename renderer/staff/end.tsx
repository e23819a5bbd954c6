import { Icon } from "../components/icon.tsx";
import { staff } from "./bridge.ts";
import { ConfirmedButton } from "./confirmed-button.tsx";
import { Panel } from "./panel.tsx";
import { useStaffWords } from "./words.ts";

/** The two ways to end the program, each with a confirmation. The one that staff cannot take back is apart, with a warning. */
export function EndSection() {
  const t = useStaffWords();
  const { restart, leave } = t.end;
  return (
    <Panel heading={t.end.heading}>
      <div className="staff-groups">
        <ConfirmedButton
          label={restart.open}
          detail={restart.help}
          question={restart.question}
          help={restart.help}
          yes={restart.yes}
          onConfirm={() => void staff().restart({})}
        />
      </div>
      <section className="staff-danger">
        <h3>
          <Icon name="notice" />
          {t.end.danger}
        </h3>
        <p>{leave.help}</p>
        <ConfirmedButton
          label={leave.open}
          question={leave.question}
          help={leave.help}
          yes={leave.yes}
          onConfirm={() => void staff().leaveKiosk({})}
        />
      </section>
    </Panel>
  );
}

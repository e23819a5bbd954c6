import { type ReactNode, useState } from "react";
import type { TestOutcome } from "#contract/staff/reports.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { staff } from "../bridge.ts";
import { Panel } from "../panel.tsx";
import { usePrinters } from "../printers.ts";
import { go } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";

const UNANSWERED: TestOutcome = { ok: false, about: "unexpected", ms: [] };

interface PartTestProps {
  readonly heading: string;
  readonly help?: string;
  readonly children?: ReactNode;
  run(): Promise<TestOutcome>;
}

/** A test of one part: a button and its result. */
function PartTest({ heading, help, children, run }: PartTestProps) {
  const t = useStaffWords();
  const [outcome, setOutcome] = useState<TestOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const start = (): void => {
    setBusy(true);
    setOutcome(null);
    void run()
      .catch(() => UNANSWERED)
      .then((found) => {
        setOutcome(found);
        setBusy(false);
      });
  };
  return (
    <Panel
      heading={heading}
      help={help}
      onBack={() => go({})}
      actions={
        <Button
          kind="primary"
          state={busy ? "busy" : "ready"}
          label={busy ? t.tests.running : t.tests.run}
          onPress={start}
        />
      }
    >
      {children}
      <div role="status">{outcome !== null && <Outcome outcome={outcome} />}</div>
    </Panel>
  );
}

function Outcome({ outcome: { ok, about, ms } }: { readonly outcome: TestOutcome }) {
  const t = useStaffWords();
  const known = Object.entries(t.tests.outcome).find(([name]) => name === about)?.[1];
  return (
    <p className={`staff-outcome ${ok ? "staff-outcome-ok" : ""}`}>
      <Icon name={ok ? "check" : "notice"} />
      {fill(known ?? t.tests.outcome.other, { about, ms: ms.join(" / ") })}
    </p>
  );
}

/** Checks the backend three times. */
export function BackendTest() {
  const t = useStaffWords();
  return <PartTest heading={t.tests.names.backend} run={() => staff().testBackend({})} />;
}

/** Prints a test page, and lists the printers with their states. */
export function PrinterTest() {
  const t = useStaffWords();
  const printers = usePrinters();
  return (
    <PartTest heading={t.tests.names.printer} help={t.tests.printerHint} run={() => staff().testPrinter({})}>
      {printers?.length === 0 && <p>{t.settings.noPrinters}</p>}
      {printers !== null && printers.length > 0 && <h3>{t.tests.printers}</h3>}
      <ul className="staff-rows">
        {printers?.map(({ name, ready, reasons }) => (
          <li key={name} className="staff-row">
            <span className="staff-row-name">{name}</span>
            <span className="staff-row-words">
              {reasons === "" && ready ? t.tests.printerReady : reasons}
            </span>
          </li>
        ))}
      </ul>
    </PartTest>
  );
}

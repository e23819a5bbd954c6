import { type ReactNode, useState } from "react";
import { matches } from "#contract/card.ts";
import type { BareCode } from "#contract/scan.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { Panel } from "../panel.tsx";
import { type ScanSeen, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { useScan } from "./use-scan.ts";

/** Samples from which a check digit can be derived. */
const ENOUGH = 3;
/** More say nothing new. */
const MOST = 6;

type Fault = "same" | "book" | "staffCard";

interface SamplesProps {
  readonly of: "cards" | "copies";
  readonly heading: string;
  readonly step: string | undefined;
  readonly samples: readonly BareCode[];
  onSamples(samples: readonly BareCode[]): void;
  /** The button to go on before anything was scanned. */
  readonly without: ReactNode;
  onBack(): void;
  onNext(): void;
}

/** Some cards, or barcodes of copies, one after the other by the scanner. */
export function SamplesPage(props: SamplesProps) {
  const { of, heading, step, samples, onSamples, without, onBack, onNext } = props;
  const t = useStaffWords();
  const words = t.connect.codes;
  const staffCards = useStaff(
    (state) => state.settings?.settings.find(({ path }) => path === "staff.cardPattern")?.value,
  );
  const [fault, setFault] = useState<Fault | null>(null);

  function faultOf({ code, scan }: ScanSeen): Fault | null {
    const { name } = scan.kind === "refused" ? scan.refusal : { name: "" };
    if (scan.kind === "isbn" || name === "scan-second-row" || name === "scan-magazine") return "book";
    if (samples.some(({ text }) => text === code.text)) return "same";
    const isStaff = typeof staffCards === "string" && staffCards !== "" && matches(staffCards, code.text);
    return isStaff ? "staffCard" : null;
  }

  useScan((seen) => {
    const found = faultOf(seen);
    setFault(found);
    if (found === null && seen.code.text !== "") onSamples([...samples, seen.code].slice(-MOST));
  });

  const rows = Array.from({ length: Math.max(ENOUGH, samples.length) }, (_, at) => samples[at]?.text);
  return (
    <Panel
      heading={heading}
      step={step}
      help={words.help[of]}
      onBack={onBack}
      actions={
        samples.length === 0 ? (
          without
        ) : (
          <>
            <Button
              label={words.again}
              onPress={() => {
                setFault(null);
                onSamples([]);
              }}
            />
            <Button
              kind={samples.length < ENOUGH ? "outline" : "primary"}
              label={samples.length < ENOUGH ? t.connect.goOn : t.next}
              onPress={onNext}
            />
          </>
        )
      }
    >
      <ol className="staff-rows" aria-label={heading} aria-live="polite">
        {rows.map((text, at) => (
          <li key={text ?? at} className={`staff-row ${text === undefined ? "" : "staff-row-ok"}`}>
            <span className="staff-row-name">{fill(words.nth[of], { number: at + 1 })}</span>
            <Icon name={text === undefined ? "info" : "check"} />
            {text === undefined ? (
              <span className="staff-row-words">{words.waiting}</span>
            ) : (
              <code className="staff-row-words">{text}</code>
            )}
          </li>
        ))}
      </ol>
      {fault !== null && (
        <p role="alert" className="staff-fault">
          <Icon name="notice" />
          <span>{fault === "same" ? words.same[of] : words[fault]}</span>
        </p>
      )}
    </Panel>
  );
}

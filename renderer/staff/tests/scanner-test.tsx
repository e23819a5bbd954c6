import type { Scan } from "#contract/scan.ts";
import { refusalWords } from "../../components/refusal-words.ts";
import { Panel } from "../panel.tsx";
import { go, type ScanSeen, useStaff } from "../store.ts";
import { clockTime } from "../times.ts";
import { useStaffWords } from "../words.ts";

/** Makes invisible characters visible: a scanner that sends them is misconfigured. */
function visible(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : character;
  }).join("");
}

/** Received characters and the decoded result. Nothing is stored. */
export function ScannerTest() {
  const t = useStaffWords();
  const scans = useStaff((state) => state.scans);
  return (
    <Panel heading={t.tests.names.scanner} help={t.tests.scanHint} onBack={() => go({})}>
      {scans.length === 0 && <p>{t.tests.scanNone}</p>}
      <ul className="staff-scans" aria-live="polite">
        {scans.map((seen) => (
          <Seen key={seen.at} seen={seen} />
        ))}
      </ul>
    </Panel>
  );
}

function numberOf(scan: Exclude<Scan, { kind: "refused" }>): string {
  if (scan.kind === "card") return scan.number;
  return scan.kind === "isbn" ? scan.isbn13 : scan.barcode;
}

function Seen({ seen: { at, text, scan } }: { readonly seen: ScanSeen }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const refused = scan.kind === "refused" ? refusalWords(scan.refusal, language) : null;
  return (
    <li>
      <span className="staff-scan-time">{clockTime(at)}</span>
      <span className="staff-scan-name">{t.tests.scanText}</span>
      <code>{visible(text)}</code>
      <span className="staff-scan-name">{t.tests.scanAs}</span>
      <strong>
        {t.tests.scanKinds[scan.kind]}
        {scan.kind === "refused" ? `: ${refused?.text}` : ` ${numberOf(scan)}`}
      </strong>
    </li>
  );
}

import { useRef, useState } from "react";
import type { ConnectionDraft, Tried } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { problemWords } from "../../i18n/staff-lines.ts";
import { staff } from "../bridge.ts";
import { useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { CureWords } from "./outcome.tsx";

/** What is wrong with an address; null = it answers, or main could not tell. */
function faultOf(tried: Tried): Tried | null {
  if (!tried.ok) return tried.problems.length > 0 ? tried : null;
  const failed = tried.steps.filter(({ outcome }) => outcome === "failed");
  return failed.length > 0 ? { ok: true, steps: failed } : null;
}

/** The check of an address on its own page. */
export interface AddressCheck {
  readonly busy: boolean;
  /** What is wrong with the address that was checked last. */
  readonly fault: Tried | null;
  /** Checks an address and goes on when nothing is wrong with it. */
  check(draft: ConnectionDraft, goOn: () => void): void;
  /** The address is another one, or the page is left: an answer on its way no longer counts. */
  forget(): void;
}

/** Creates it. */
export function useAddressCheck(): AddressCheck {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Tried | null>(null);
  const checks = useRef(0);
  const forget = (): void => {
    checks.current += 1;
    setBusy(false);
    setFault(null);
  };
  return {
    busy,
    fault,
    forget,
    check(draft, goOn) {
      forget();
      setBusy(true);
      const mine = checks.current;
      void staff()
        .tryAddress({ draft })
        .then(faultOf, () => null)
        .then((found) => {
          if (mine !== checks.current) return;
          setBusy(false);
          setFault(found);
          if (found === null) goOn();
        });
    },
  };
}

interface CheckButtonsProps {
  readonly check: AddressCheck;
  onCheck(): void;
  onGoOn(): void;
}

/** The button that checks the address; after a fault a second one goes on regardless. */
export function CheckButtons({ check: { busy, fault }, onCheck, onGoOn }: CheckButtonsProps) {
  const t = useStaffWords();
  const label = fault === null ? t.next : t.connect.checkAgain;
  return (
    <>
      {fault !== null && <Button label={t.connect.goOn} onPress={onGoOn} />}
      <Button
        kind="primary"
        state={busy ? "busy" : "ready"}
        label={busy ? t.connect.checking : label}
        onPress={onCheck}
      />
    </>
  );
}

/** Settings that the page itself asks for, which need not be named. */
const ASKED_HERE = ["backend.url", "backend.sip2.host", "backend.sip2.port"];

/** What is wrong, and the setting to look at where it is another one. */
export function AddressFault({ fault }: { readonly fault: Tried }) {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  return (
    <div role="alert" className="staff-fault">
      <Icon name="notice" />
      {fault.ok
        ? fault.steps.map(({ step, finding, cure }) => (
            <p key={step}>
              {t.connect.findings[finding]}{" "}
              {cure !== null && !ASKED_HERE.includes(cure.path) && <CureWords cure={cure} />}
            </p>
          ))
        : fault.problems.map((problem) => (
            <p key={`${problem.path} ${problem.kind}`}>{problemWords(problem, language)}</p>
          ))}
    </div>
  );
}

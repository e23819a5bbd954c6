import { useEffect, useRef } from "react";
import type { TestCard } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { useStaff } from "../store.ts";
import { useStaffWords } from "../words.ts";
import { TypedPage } from "./typed-page.tsx";

interface CardProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly card: TestCard;
  onCard(part: Partial<TestCard>): void;
  onWithout(): void;
  onBack(): void;
  onNext(): void;
}

/** A scanned card, or its typed number. */
export function CardPage({ heading, step, card, onCard, onWithout, onBack, onNext }: CardProps) {
  const t = useStaffWords();
  const scan = useStaff((state) => state.scans[0]);
  const seen = useRef(scan);
  useEffect(() => {
    if (scan === undefined || scan === seen.current) return;
    seen.current = scan;
    onCard({ cardNumber: scan.scan.kind === "card" ? scan.scan.number : scan.text.trim().slice(0, 64) });
  }, [scan, onCard]);
  return (
    <TypedPage
      heading={heading}
      step={step}
      help={t.connect.cardHelp}
      value={card.cardNumber}
      maxLength={64}
      others={<Button label={t.connect.withoutCard} onPress={onWithout} />}
      onChange={(cardNumber) => onCard({ cardNumber })}
      onBack={onBack}
      onNext={onNext}
    />
  );
}

import type { TestCard } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { useStaffWords } from "../words.ts";
import { TypedPage } from "./typed-page.tsx";
import { useScan } from "./use-scan.ts";

interface CardProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly card: TestCard;
  onCard(part: Partial<TestCard>): void;
  /** Goes on without a card; absent = one is needed. */
  onWithout?(): void;
  onBack(): void;
  onNext(): void;
}

/** A scanned card, or its typed number. */
export function CardPage({ heading, step, card, onCard, onWithout, onBack, onNext }: CardProps) {
  const t = useStaffWords();
  useScan(({ code }) => onCard({ cardNumber: code.text }));
  return (
    <TypedPage
      heading={heading}
      step={step}
      help={t.connect.cardHelp}
      value={card.cardNumber}
      maxLength={64}
      others={onWithout !== undefined && <Button label={t.connect.withoutCard} onPress={onWithout} />}
      onChange={(cardNumber) => onCard({ cardNumber })}
      onBack={onBack}
      onNext={onNext}
    />
  );
}

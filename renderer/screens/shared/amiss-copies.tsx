import type { TitleLine } from "#contract/domain/title.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { type LendLine, outcomeOfLoan } from "../../queries/lending.ts";
import type { ReturnLine } from "../../queries/returning.ts";
import { CopyName, PlainTitle } from "../book/copy-name.tsx";

/** A copy that the patron has to see to. */
interface AmissCopy {
  readonly barcode: string;
  /** Where it is known without asking the catalogue. */
  readonly title?: TitleLine;
  /** For staff, where the outcome is not known. */
  readonly ticket: string | undefined;
}

const ticketOf = ({ details }: Refusal): string | undefined => details?.ticket;

/** Copies that were not lent, or of which nobody knows; `asked`: those about which the patron was asked. */
export function amissLoans(lines: readonly LendLine[], asked: readonly string[] = []): readonly AmissCopy[] {
  const amiss = lines.flatMap((line): AmissCopy[] => {
    const { barcode } = line;
    if (line.state === "refused") return [{ barcode, ticket: ticketOf(line.refusal) }];
    if (line.state !== "lent" || typeof line.undo !== "object" || outcomeOfLoan(line) === "done") return [];
    return [{ barcode, title: line.answer.loan.title, ticket: ticketOf(line.undo) }];
  });
  return [...amiss, ...asked.map((barcode) => ({ barcode, ticket: undefined }))];
}

/** Copies that were not returned, or of which nobody knows. */
export function amissReturns(lines: readonly ReturnLine[]): readonly AmissCopy[] {
  return lines.flatMap((line) =>
    line.state === "refused" ? [{ barcode: line.barcode, ticket: ticketOf(line.refusal) }] : [],
  );
}

/** These copies by their titles, and where to ask; their list has said why. */
export function AmissCopies({ copies }: { readonly copies: readonly AmissCopy[] }) {
  const t = useTranslation();
  if (copies.length === 0) return null;
  return (
    <section className="amiss-copies">
      <ul>
        {copies.map(({ barcode, title, ticket }) => (
          <li key={barcode}>
            <Icon name="notice" />
            <span>
              <strong>
                {title === undefined ? <CopyName barcode={barcode} /> : <PlainTitle title={title} />}
              </strong>
              {ticket !== undefined && <span> {t("common.ticket", { ticket })}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p>{t("common.ways.counter")}</p>
    </section>
  );
}

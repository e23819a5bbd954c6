import type { StaffHold } from "#contract/domain/staff.ts";
import { instant } from "../output.ts";
import { type CliLanguage, CONTACT_LABELS, HEADS, STATE_LABELS } from "../strings.ts";
import type { Column } from "../table.ts";
import { titleText } from "./titles.ts";

/** Where a copy set aside for a hold is, and until when. */
function whereabouts({ shelf, readyUntil, arrives }: StaffHold): string {
  if (shelf !== null) return `${shelf} (${readyUntil ?? ""})`;
  return arrives ?? "";
}

/** Columns for holds; without the card where all are of one patron. */
export function holdColumns(language: CliLanguage, withCard: boolean): readonly Column<StaffHold>[] {
  const card: readonly Column<StaffHold>[] = withCard ? [{ head: HEADS.card, of: (hold) => hold.card }] : [];
  return [
    { head: HEADS.hold, of: (hold) => hold.id, right: true },
    ...card,
    { head: HEADS.title, of: (hold) => titleText(hold.title), wraps: true },
    { head: HEADS.state, of: (hold) => STATE_LABELS[hold.state][language] },
    { head: HEADS.position, of: (hold) => String(hold.position ?? ""), right: true },
    { head: HEADS.pickup, of: (hold) => hold.pickup },
    { head: HEADS.contact, of: (hold) => CONTACT_LABELS[hold.contact][language] },
    { head: HEADS.placed, of: (hold) => instant(hold.placedAt) },
    { head: HEADS.barcode, of: (hold) => hold.copy?.barcode ?? "" },
    { head: HEADS.shelf, of: whereabouts },
  ];
}

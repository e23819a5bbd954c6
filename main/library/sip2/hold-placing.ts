import type { PlacedHold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { TitleDetail, TitleId, TitleLine } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import { isOverFeeLimit } from "./fees.ts";
import { askHolds, type HoldLines, viewHolds } from "./hold-list.ts";
import { holdView } from "./hold-view.ts";
import { askList, hasFlag } from "./information.ts";
import { isBarcode } from "./items.ts";
import { count, first } from "./message.ts";
import { maxHoldsOf } from "./overview.ts";
import { type PatronRecord, pinOf } from "./patrons.ts";
import { type Sip2, UNEXPECTED } from "./sip2.ts";
import { sendOnce } from "./write.ts";

/** Positions in the patron status. */
const FLAGS = { holdDenied: 3, tooManyOverdue: 6 } as const;
const REASON_UNKNOWN = refused(refusal("reason-unknown"));
/** Kind of hold (BY): any copy of the title. */
const ANY_COPY = "2";

/** What is known before the hold is placed. */
interface Plan {
  readonly title: TitleDetail;
  /** Barcode that identifies the title at the server; a copy of the own library if there is one. */
  readonly barcode: string;
  readonly max: number;
}

function linesOf({ ready, waiting }: HoldLines): readonly string[] {
  return [...ready, ...waiting];
}

/** The line that is this title: one of its barcodes, or its name. Servers choose the copy themselves. */
function lineFor(title: TitleDetail, lines: readonly string[]): string | undefined {
  const barcodes = new Set(title.copies.map(({ barcode }) => barcode));
  return lines.find((line) => barcodes.has(line) || (!isBarcode(line) && line.startsWith(title.title)));
}

/** Checks for reasons that the server would not tell: its refusal has none. */
async function plan(sip2: Sip2, record: PatronRecord, id: TitleId, signal: Abort): Promise<Result<Plan>> {
  const { catalogue, library } = sip2;
  if (catalogue === null) return UNEXPECTED;
  const found = await catalogue.title(id, { signal });
  if (!found.ok) return found.refusal.name === "title-not-found" ? REASON_UNKNOWN : found;
  const title = found.value;
  const lent = title.copies.filter(({ kept }) => kept === null);
  const barcodes = lent.filter(({ barcode }) => isBarcode(barcode));
  const copy = barcodes.find((one) => one.library === library) ?? barcodes[0];
  if (copy === undefined) {
    return title.copies.length > lent.length ? refused(refusal("not-holdable")) : REASON_UNKNOWN;
  }
  const loans = await askList(sip2, record, "loans", signal);
  if (!loans.ok) return loans;
  const holds = await askHolds(sip2, record, signal);
  if (!holds.ok) return holds;
  const { information } = holds.value;
  if (lineFor(title, loans.value.lines) !== undefined) return refused(refusal("own-loan"));
  if (lineFor(title, linesOf(holds.value)) !== undefined) return refused(refusal("already-held"));
  const have = linesOf(holds.value).length;
  const max = maxHoldsOf(sip2, information);
  if (have >= max) return refused(refusal("hold-limit", { max, have }));
  if (hasFlag(information, FLAGS.tooManyOverdue)) return refused(refusal("hold-overdue"));
  if (hasFlag(information, FLAGS.holdDenied)) {
    return isOverFeeLimit(information) ? refused(refusal("owing")) : REASON_UNKNOWN;
  }
  return ok({ title, barcode: copy.barcode, max });
}

/** Finds the hold in the patron's list, with what this visit knows of it. */
async function seek(
  sip2: Sip2,
  record: PatronRecord,
  { title, max }: Plan,
  pickup: LibraryId,
  signal: Abort,
): Promise<PlacedHold | null | "unseen"> {
  const lines = await askHolds(sip2, record, signal);
  if (!lines.ok) return "unseen";
  const line = lineFor(title, linesOf(lines.value));
  if (line === undefined) return null;
  record.holds.set(line, { pickup, title: titleLine(title) });
  const holds = await viewHolds(sip2, record, lines.value, signal);
  const hold = holds?.find(({ id }) => id === line);
  return hold === undefined ? "unseen" : { hold, remaining: Math.max(0, max - linesOf(lines.value).length) };
}

function titleLine(title: TitleDetail): TitleLine {
  const { id, reading, volume, authors, ndc, bookMark, material, audience, language, isbn } = title;
  return {
    id,
    title: title.title,
    reading,
    volume,
    authors,
    ndc,
    bookMark,
    material,
    audience,
    language,
    isbn,
  };
}

/** Pickup libraries. If the settings name none, the server decides. */
export function pickupsOf({ about, library }: Sip2): readonly LibraryId[] {
  return about === null ? [library] : about.libraries.map(({ id }) => id);
}

/** Whether this is a pickup library. */
export function isPickup(sip2: Sip2, pickup: LibraryId): boolean {
  return pickupsOf(sip2).includes(pickup);
}

/** The field BS; sent only if the settings name the libraries, by the server's codes. */
export function pickupField({ about }: Sip2, pickup: LibraryId): { readonly BS?: string } {
  return about === null ? {} : { BS: pickup };
}

/** Places a hold (15+). One catalogue request and three lists before it, two lists after it. */
export async function placeHold(
  sip2: Sip2,
  record: PatronRecord,
  call: { readonly title: TitleId; readonly pickup: LibraryId; readonly key: string },
  signal: Abort,
): Promise<Result<PlacedHold>> {
  const { pickup, key } = call;
  if (!isPickup(sip2, pickup)) return refused(refusal("unknown-library"));
  const planned = await withTimeout(sip2.limits.prepare, signal, (own) =>
    plan(sip2, record, call.title, own),
  );
  if (!planned.ok) return beforehand(planned);
  const wanted = planned.value;
  const { title, barcode, max } = wanted;
  const fields = {
    ...pickupField(sip2, pickup),
    BY: ANY_COPY,
    AA: record.card,
    ...pinOf(record),
    AB: barcode,
    AJ: title.id,
  };

  /** The server has accepted; a failure of its lists now does not change that. */
  async function placed(position: number | null, own: Abort): Promise<PlacedHold> {
    const found = await seek(sip2, record, wanted, pickup, own);
    if (found !== null && found !== "unseen") return { ...found, hold: { ...found.hold, position } };
    record.holds.set(barcode, { pickup, title: titleLine(title) });
    return {
      hold: { ...holdView(sip2, record, barcode, "waiting", undefined), position },
      remaining: Math.max(0, max - 1),
    };
  }

  return sendOnce<"15", PlacedHold>(
    sip2,
    {
      ask: { id: "15", parts: { mode: "+" }, fields },
      key,
      async understand(message, own): Promise<PlacedHold | Refusal> {
        if (message.parts.ok !== "1") return refusal("reason-unknown");
        // 0 is "no place known" (SIP-39).
        return placed(count(first(message, "BR") ?? "") || null, own);
      },
      async lookUp(own): Promise<Seen<PlacedHold>> {
        const found = await seek(sip2, record, wanted, pickup, own);
        if (found === "unseen") return { kind: "unseen" };
        return found === null ? { kind: "unchanged" } : { kind: "done", value: found };
      },
    },
    signal,
  );
}

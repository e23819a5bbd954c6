import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import type { Abort, LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { pickupPlacesResult } from "../pickup-places.ts";
import { withTimeout } from "../with-timeout.ts";
import { askHolds, holdListOf, viewHolds } from "./hold-list.ts";
import { isPickup, pickupField, pickupsOf, placeHold } from "./hold-placing.ts";
import { type PatronRecord, pinOf } from "./patrons.ts";
import { OUT_OF_ORDER, SIGNED_OUT, type Sip2, UNEXPECTED } from "./sip2.ts";
import { sendOnce } from "./write.ts";

type HoldsPart = Pick<LibraryPort, "holds" | "pickupPlaces" | "placeHold" | "changeHold" | "cancelHold">;

/** Finds one of the patron's own holds that can be changed or cancelled here. */
async function ownHold(
  sip2: Sip2,
  record: PatronRecord,
  id: HoldId,
  may: (hold: Hold) => boolean,
  no: "hold-not-changeable" | "hold-not-cancellable",
  signal: Abort,
): Promise<Result<Hold>> {
  const lines = await askHolds(sip2, record, signal);
  if (!lines.ok) return lines;
  const { ready, waiting, information } = lines.value;
  const isIt = (line: string): boolean => line === id;
  const one = { ready: ready.filter(isIt), waiting: waiting.filter(isIt), information };
  const holds = await viewHolds(sip2, record, one, signal);
  if (holds === null) return OUT_OF_ORDER;
  const [hold] = holds;
  if (hold === undefined) return refused(refusal("hold-not-found"));
  return may(hold) ? ok(hold) : refused(refusal(no));
}

async function cancelHold(
  sip2: Sip2,
  record: PatronRecord,
  { hold: id, key }: { readonly hold: HoldId; readonly key: string },
  signal: Abort,
): Promise<Result<Hold>> {
  const found = await withTimeout(sip2.limits.prepare, signal, (own) =>
    ownHold(sip2, record, id, (hold) => hold.cancellable, "hold-not-cancellable", own),
  );
  if (!found.ok) return beforehand(found);
  const gone: Hold = {
    ...found.value,
    state: "cancelled",
    position: null,
    changeable: false,
    cancellable: false,
    ready: null,
  };
  return sendOnce<"15", Hold>(
    sip2,
    {
      ask: { id: "15", parts: { mode: "-" }, fields: { AA: record.card, ...pinOf(record), AB: id } },
      key,
      understand: async ({ parts }) => {
        record.items.delete(id);
        record.standing = null;
        return parts.ok === "1" ? gone : refusal("reason-unknown");
      },
      async lookUp(own): Promise<Seen<Hold>> {
        const lines = await askHolds(sip2, record, own);
        if (!lines.ok) return { kind: "unseen" };
        const isThere = [...lines.value.ready, ...lines.value.waiting].includes(id);
        return isThere ? { kind: "unchanged" } : { kind: "done", value: gone };
      },
    },
    signal,
  );
}

async function changeHold(
  sip2: Sip2,
  record: PatronRecord,
  call: { readonly hold: HoldId; readonly pickup: LibraryId; readonly key: string },
  signal: Abort,
): Promise<Result<Hold>> {
  const { hold: id, pickup, key } = call;
  if (!isPickup(sip2, pickup)) return refused(refusal("unknown-library"));
  const found = await withTimeout(sip2.limits.prepare, signal, (own) =>
    ownHold(sip2, record, id, (hold) => hold.changeable, "hold-not-changeable", own),
  );
  if (!found.ok) return beforehand(found);
  const fields = { ...pickupField(sip2, pickup), AA: record.card, ...pinOf(record), AB: id };
  return sendOnce<"15", Hold>(
    sip2,
    {
      ask: { id: "15", parts: { mode: "*" }, fields },
      key,
      understand: async ({ parts }) => {
        if (parts.ok !== "1") return refusal("reason-unknown");
        record.holds.set(id, { ...record.holds.get(id), pickup });
        return { ...found.value, pickup };
      },
      // No SIP2 answer has the pickup library, so the outcome cannot be looked up.
      lookUp: async () => ({ kind: "unseen" }),
    },
    signal,
  );
}

/** Holds. SIP2 has no contact methods, so they are dropped; the library system notifies in its own way. */
export function holdsPart(sip2: Sip2): HoldsPart {
  const { patrons, capabilities } = sip2;

  /** Runs a write for the patron of a session, if the server supports it. */
  function asPatron<T>(
    can: "placeHold" | "changeHold" | "cancelHold",
    session: string,
    work: (record: PatronRecord) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (!capabilities.ofPort()[can]) return Promise.resolve(UNEXPECTED);
    const record = patrons.of(session);
    return record === null ? Promise.resolve(SIGNED_OUT) : work(record);
  }

  return {
    holds: async ({ session }, options) => {
      const record = patrons.of(session);
      if (record === null) return SIGNED_OUT;
      return withTimeout(sip2.limits.read, options.signal, (signal) => holdListOf(sip2, record, signal));
    },
    // Not available from a server: the libraries of the settings, or the kiosk's own.
    pickupPlaces: async ({ session }) =>
      patrons.of(session) === null ? SIGNED_OUT : pickupPlacesResult(pickupsOf(sip2)),
    placeHold: (call, { signal }) =>
      asPatron("placeHold", call.session, (record) => placeHold(sip2, record, call, signal)),
    changeHold: (call, { signal }) =>
      asPatron("changeHold", call.session, (record) => changeHold(sip2, record, call, signal)),
    cancelHold: (call, { signal }) =>
      asPatron("cancelHold", call.session, (record) => cancelHold(sip2, record, call, signal)),
  };
}

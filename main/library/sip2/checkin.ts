import type { CheckedIn, ReturnPlace } from "#contract/domain/lending.ts";
import type { Abort } from "#contract/library/port.ts";
import { plainText } from "#contract/marc/isbd.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { withTimeout } from "../with-timeout.ts";
import { counterRefusal } from "./counter-only.ts";
import { askList } from "./information.ts";
import type { Item, ItemStatus } from "./item.ts";
import { askCopy, isBarcode, lineOf } from "./items.ts";
import { first, type Message } from "./message.ts";
import type { Borrower } from "./patrons.ts";
import { tagAfterReturn } from "./security-tag.ts";
import { OUT_OF_ORDER, type Sip2Link, UNEXPECTED } from "./sip2.ts";
import { sendOnce } from "./write.ts";

/** A copy to take back, as in the port. */
interface CheckInCall {
  readonly barcode: string;
  readonly key: string;
}

/** Milliseconds in which the next copy may come; `visitSeconds` may close the connection earlier. */
const PILE_MS = 10_000;
const STAFF: ReturnPlace = { kind: "staff" };

/** Another library of ours, by its code; null = not known here. */
function otherLibrary({ about, library }: Sip2Link, code: string): string | null {
  return about?.libraries.find(({ id }) => id === code && id !== library)?.id ?? null;
}

/** Where a copy goes by the kind of alert (CV), its destination (CT) and the alert flag. */
function placeIn(link: Sip2Link, message: Message<"10">): ReturnPlace {
  const destination = (first(message, "CT") ?? "").trim();
  const library = otherLibrary(link, destination);
  switch ((first(message, "CV") ?? "").trim().padStart(2, "0")) {
    case "01":
      return { kind: "hold-box" };
    case "02":
    case "04":
      return destination === link.library ? STAFF : { kind: "other-library", library };
    // No alert, or none that is named.
    case "00":
      if (message.parts.alert === "Y") return STAFF;
      return library === null ? { kind: "trolley" } : { kind: "other-library", library };
    default:
      return STAFF;
  }
}

/** Where a copy goes by its state alone, when no answer has more; null = it may still be on loan. */
function placeBy(status: ItemStatus): ReturnPlace | null {
  switch (status) {
    case "on-shelf":
    case "in-house":
      return { kind: "trolley" };
    case "on-hold-shelf":
      // Its hold may be collected elsewhere (SIP-42).
      return STAFF;
    case "in-transit":
      return { kind: "other-library", library: null };
    default:
      return null;
  }
}

function returned(item: Item, place: ReturnPlace, rest: Pick<CheckedIn, "bin" | "tag">): CheckedIn {
  return { title: lineOf(item.barcode, item), barcode: item.barcode, place, ...rest };
}

/** The library's name of the bin (CL); nothing for a bin without one. */
function binOf({ bins }: Sip2Link, message: Message<"10">): Pick<CheckedIn, "bin"> {
  const code = (first(message, "CL") ?? "").trim();
  const bin = bins.find((one) => one.code === code);
  return bin === undefined ? {} : { bin: bin.name };
}

/**
 * A return that the server did not accept. Koha answers so when the copy was not on loan: then there is nothing to end, and the
 * copy only has to be put away.
 */
async function notAccepted(
  link: Sip2Link,
  before: Item,
  message: Message<"10">,
  signal: Abort,
): Promise<CheckedIn | Refusal> {
  const now = await askCopy(link, before.barcode, signal);
  if (now === null) return refusal("reason-unknown");
  if (now.status === "unknown" && now.title === "") return refusal("foreign-copy");
  const alert = (first(message, "CV") ?? "").trim();
  // A lost copy may be on loan still, and Koha may refuse its return and keep the loan (SIP-42).
  const place = before.status === "missing" ? null : placeBy(now.status);
  if (place === null) {
    return refusal(alert === "" && message.parts.alert !== "Y" ? "reason-unknown" : "counter-only");
  }
  return returned(now, alert === "" ? place : placeIn(link, message), {
    tag: tagAfterReturn(message),
    ...binOf(link, message),
  });
}

async function takeBack(
  link: Sip2Link,
  { barcode, key }: CheckInCall,
  signal: Abort,
): Promise<Result<CheckedIn>> {
  const before = await withTimeout(link.limits.prepare, signal, (own) => askCopy(link, barcode, own));
  if (before === null) return beforehand(OUT_OF_ORDER);
  const no = counterRefusal(link, before);
  if (no !== null) return refused(no);
  return sendOnce<"09", CheckedIn>(
    link,
    {
      // AP is a library's code where the settings name them; Koha takes the copy back at that library.
      ask: { id: "09", fields: { AP: link.about === null ? "" : link.library, AB: barcode } },
      key,
      async understand(message, own): Promise<CheckedIn | Refusal> {
        if (message.parts.ok !== "1") return notAccepted(link, before, message, own);
        const title = plainText(first(message, "AJ") ?? "") || before.title;
        return returned({ ...before, title }, placeIn(link, message), {
          tag: tagAfterReturn(message),
          ...binOf(link, message),
        });
      },
      async lookUp(own): Promise<Seen<CheckedIn>> {
        // Whether a copy that was not on loan was taken back shows nowhere.
        if (before.status !== "on-loan") return { kind: "unseen" };
        const now = await askCopy(link, barcode, own);
        if (now?.status === "on-loan") return { kind: "unchanged" };
        const place = now === null ? null : placeBy(now.status);
        if (now === null || place === null) return { kind: "unseen" };
        return { kind: "done", value: returned(now, place, { tag: "unsaid" }) };
      },
    },
    signal,
  );
}

/** Takes a copy back only while it is on loan to the borrower. A list of titles does not say so of a copy. */
export async function undoLoan(
  link: Sip2Link,
  borrower: Borrower,
  call: CheckInCall,
  signal: Abort,
): Promise<Result<CheckedIn>> {
  const listed = await withTimeout(link.limits.prepare, signal, (own) =>
    askList(link, borrower, "loans", own),
  );
  if (!listed.ok) return beforehand(listed);
  if (!listed.value.lines.includes(call.barcode)) return refused(refusal("loan-not-found"));
  borrower.items.delete(call.barcode);
  borrower.standing = null;
  return checkIn(link, call, signal);
}

/**
 * Takes a copy back (09), whoever had it. Needs a connection alone. The parser has dropped the borrower and who waits for the copy
 * from the answer.
 */
export async function checkIn(link: Sip2Link, call: CheckInCall, signal: Abort): Promise<Result<CheckedIn>> {
  if (!link.capabilities.ofPort().checkIn) return UNEXPECTED;
  // Another text could end the field; no copy has such a barcode.
  if (!isBarcode(call.barcode)) return refused(refusal("foreign-copy"));
  // Nobody is signed in, so nothing else keeps the connection between the messages, and for the next copy of a pile.
  const release = link.session.reserve();
  try {
    return await takeBack(link, call, signal);
  } finally {
    setTimeout(release, PILE_MS).unref();
  }
}

import type { CallOptions } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { StepOutcome, TestCard } from "#contract/staff/connection.ts";
import { createLibrary } from "../library/adapter.ts";
import { keepsSome } from "../library/counter-only.ts";
import { besideKoha } from "../library/koha/beside-sip2.ts";
import { createSip2Link } from "../library/sip2/link.ts";
import { createLog } from "../log/log.ts";
import { explainRefusal } from "./explain.ts";
import { FINE, type Found, failed, NOT_ASKED, notice } from "./found.ts";

const PATIENCE_MS = 10_000;
const SIGN_IN = "lend.signIn";
const NOT_BY_CARD = failed("by-card-refused", SIGN_IN, "password");

const patiently = (): CallOptions => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

/** Whether a SIP2 server can do something: by BX, which settles it, and by a flag of 98, which only hints at it (SIP-24). */
interface Sip2Can {
  readonly lends: boolean;
  readonly takesBack: boolean;
  /** It answers about copies (17), and so has their kinds and locations. */
  readonly tellsCopies: boolean;
  readonly hints: { readonly lends: boolean; readonly takesBack: boolean };
}

/** What the SIP2 server of the settings says of itself; null = it does not answer. */
async function askSip2({ backend, kiosk }: Settings): Promise<Sip2Can | null> {
  const sip2 = backend.adapter === "koha" ? besideKoha(backend.sip2) : backend.sip2;
  const { session, capabilities } = createSip2Link({
    sip2,
    about: null,
    library: kiosk.library,
    log: createLog(null, false),
  });
  try {
    const reply = await session.ask({ id: "99" }, patiently().signal);
    if (reply.kind !== "answer") return null;
    const { checkOut, checkIn } = capabilities.ofPort();
    const { checkout, checkin } = reply.message.parts;
    return {
      lends: checkOut,
      takesBack: checkIn,
      tellsCopies: capabilities.answersItemInformation(),
      hints: { lends: checkout !== "N", takesBack: checkin !== "N" },
    };
  } finally {
    session.end();
  }
}

function lendFound(sip2: Sip2Can | null, lendsByApi: boolean, account: string | null): Found {
  if (lendsByApi) return { ...FINE, finding: "lends-by-api" };
  if (sip2?.lends !== true) return failed("lends-not", account);
  return sip2.hints.lends ? { ...FINE, finding: "lends-by-sip2" } : notice("says-no-lending");
}

function takeBackFound(sip2: Sip2Can | null, setting: string | null): Found {
  if (sip2?.takesBack !== true) return failed("takes-back-not", setting);
  return sip2.hints.takesBack ? { ...FINE, finding: "takes-back-by-sip2" } : notice("says-no-return");
}

/** What earlier steps of a test have shown. */
export interface Shown {
  /** Koha's API lends. */
  readonly lendsByApi: boolean;
  /** There is a SIP2 server, which accepts the terminal: a refused login is not repeated, because servers lock accounts. */
  readonly hasSip2: boolean;
}

/**
 * Whether the services that this terminal offers work with a system that is not Shiori's own, as far as it tells; nothing is lent or
 * taken back.
 */
export async function probeServices(
  settings: Settings,
  { lendsByApi, hasSip2 }: Shown,
): Promise<readonly StepOutcome[]> {
  const { services, backend } = settings;
  if (backend.adapter === "shiori" || !(services.lend || services.takeBack)) return [];
  const start = performance.now();
  const isKoha = backend.adapter === "koha";
  const sip2 = hasSip2 ? await askSip2(settings) : null;
  const ms = Math.round(performance.now() - start);
  // Koha tells about copies in its API.
  const isUntold = !isKoha && keepsSome(backend) && sip2?.tellsCopies === false;
  const keeping = backend.counterOnly.length > 0 ? "backend.counterOnly" : "backend.counterOnlyPlaces";
  const found = (seen: Found): Found =>
    isUntold && seen.outcome !== "failed" ? failed("copies-not-told", keeping) : seen;
  const lend = found(lendFound(sip2, lendsByApi, isKoha ? "backend.koha.lending.user" : null));
  const takeBack = found(takeBackFound(sip2, isKoha ? "backend.koha.sip2" : null));
  return [
    ...(services.lend ? [{ step: "lend" as const, ...lend, ms }] : []),
    ...(services.takeBack ? [{ step: "take-back" as const, ...takeBack, ms }] : []),
  ];
}

/** Whether the test card, which may sign in, may borrow without its password where the terminal does not ask for one (D87). */
export async function probeByCard(settings: Settings, card: TestCard | null): Promise<Found> {
  if (card === null) return NOT_ASKED;
  const log = createLog(null, false);
  const library = createLibrary(settings, log);
  try {
    // Koha's version decides what it can.
    await library.info(patiently());
    const { checkOut, checkOutByCard } = library.capabilities;
    if (!checkOutByCard) return checkOut ? NOT_BY_CARD : failed("lends-not");
    const answer = await library.signInByCard({ cardNumber: card.cardNumber }, patiently());
    if (answer.ok) {
      await library.signOut({ session: answer.value.session }, patiently());
      return { ...FINE, finding: "by-card-known" };
    }
    return answer.refusal.name === "password-needed"
      ? NOT_BY_CARD
      : explainRefusal(answer.refusal.name, log, SIGN_IN);
  } finally {
    library.end();
  }
}

import { CARD_DIGITS, foldCardNumber, judgeCard } from "#contract/card.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import {
  CATALOGUE_STEPS,
  CONNECTION_STEPS,
  type ConnectionStep,
  type StepOutcome,
  type TestCard,
} from "#contract/staff/connection.ts";
import { besideKoha } from "../library/koha/beside-sip2.ts";
import { FINE, type Found, failed, NOT_ASKED } from "./found.ts";
import { createHttpProbe } from "./http-probe.ts";
import { probeKohaLending } from "./koha-lending-probe.ts";
import { probeOwnCatalogue } from "./own-catalogue-probe.ts";
import type { Probe } from "./probe.ts";
import { probeByCard, probeServices, type Shown } from "./services-probe.ts";
import { createSip2Probe } from "./sip2-probe.ts";
import { createSruProbe, type SruProbe } from "./sru-probe.ts";
import { encrypt, reach } from "./wire.ts";

/** The probe that the settings need; to add an adapter: main/library/README.md. */
function probeOf(settings: Settings): Probe {
  switch (settings.backend.adapter) {
    case "shiori":
    case "koha":
      return createHttpProbe(settings);
    case "sip2":
      return createSip2Probe(settings);
  }
}

/**
 * Whether the terminal takes the test card's number for a card, where the library system states no rule: otherwise every card would
 * be refused at its first scan. A number of digits is the cure for the pattern.
 */
function judgeNumber({ backend, card: own }: Settings, { cardNumber }: TestCard): Found | null {
  // The reference backend states its rule itself, and judges by it.
  if (backend.adapter === "shiori") return null;
  const stated = backend.about?.rules.card;
  const number = foldCardNumber(cardNumber);
  const verdict = judgeCard(number, stated ?? own);
  if (verdict === "own") return null;
  if (stated !== undefined) return failed("card-pattern", "backend.about");
  if (verdict === "mistyped") return failed("card-pattern", "card.checkDigit", "none");
  const path = "card.pattern";
  const digits = number.length;
  const isSimple = /^\d+$/u.test(number) && digits >= CARD_DIGITS.min && digits <= CARD_DIGITS.max;
  const changes = isSimple
    ? [
        { path, value: `^\\d{${digits}}$` },
        { path: "card.digits", value: digits },
      ]
    : [];
  return { outcome: "failed", finding: "card-pattern", cure: { path, changes } };
}

/** The test card at the library system, and then in the terminal's own settings. */
async function takeCard(settings: Settings, probe: Probe, card: TestCard): Promise<Found> {
  const found = await probe.card(card);
  return found.outcome === "failed" ? found : (judgeNumber(settings, card) ?? found);
}

/** The steps that the address alone decides. */
const ADDRESS_STEPS = ["reach", "tls"] as const;

type CatalogueStep = (typeof CATALOGUE_STEPS)[number];

/** SIP2 has no titles: without a catalogue there is no search. */
const NO_CATALOGUE: Found = { outcome: "notice", finding: "no-catalogue", cure: null };
const SKIPPED: Found = { outcome: "skipped", finding: "skipped", cure: null };

/** Runs one step. An exception is reported as an invalid answer. */
async function take(
  step: (typeof CONNECTION_STEPS)[number],
  {
    settings,
    probe,
    card,
  }: { readonly settings: Settings; readonly probe: Probe; readonly card: TestCard | null },
): Promise<Found> {
  try {
    switch (step) {
      case "reach":
        return await reach(probe.place);
      case "tls":
        return await encrypt(probe.place);
      case "login":
        return await probe.login();
      case "status":
        return await probe.status();
      case "card":
        return card === null ? NOT_ASKED : await takeCard(settings, probe, card);
    }
  } catch {
    return failed("nonsense");
  }
}

/** Runs one step of the catalogue. */
async function takeCatalogue(step: CatalogueStep, probe: SruProbe): Promise<Found> {
  try {
    return await probe[step]();
  } catch {
    return failed("not-sru", "backend.sru.url");
  }
}

/** Runs steps in order until one fails; later ones are skipped. */
async function walk<Step extends ConnectionStep>(
  steps: readonly Step[],
  work: (step: Step) => Promise<Found>,
): Promise<readonly StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    const start = performance.now();
    const isLost = outcomes.some(({ outcome }) => outcome === "failed");
    const found = isLost ? SKIPPED : await work(step);
    outcomes.push({ step, ...found, ms: Math.round(performance.now() - start) });
  }
  return outcomes;
}

/** A step of its own, whose failure loses no other step. */
async function timed(step: ConnectionStep, work: Promise<Found>): Promise<StepOutcome> {
  const start = performance.now();
  const found = await work.catch(() => failed("nonsense"));
  return { step, ...found, ms: Math.round(performance.now() - start) };
}

/** The catalogue is a separate server: it is tested whatever the result of the system. */
async function tryCatalogue(settings: Settings): Promise<readonly StepOutcome[]> {
  const { adapter, sru, catalogue } = settings.backend;
  if (adapter === "shiori" || catalogue.source === "koha") return [];
  if (catalogue.source === "shiori") return [await timed("catalogue", probeOwnCatalogue(settings))];
  if (sru.url === "") return [{ step: "catalogue", ...NO_CATALOGUE, ms: 0 }];
  const probe = createSruProbe(settings);
  // Koha's copies come from its API.
  const steps = CATALOGUE_STEPS.filter((step) => adapter === "sip2" || step !== "copies");
  const outcomes = await walk(steps, (step) => takeCatalogue(step, probe));
  probe.end();
  return outcomes;
}

/** SIP2 beside Koha's API in one step: the first that fails, or should be looked at. */
async function probeBesideSip2({ backend, ...rest }: Settings): Promise<Found> {
  const settings: Settings = { ...rest, backend: { ...backend, sip2: besideKoha(backend.sip2) } };
  const probe = createSip2Probe(settings);
  const outcomes = await walk([...ADDRESS_STEPS, "login", "status"], (step) =>
    take(step, { settings, probe, card: null }),
  );
  probe.end();
  const worst = (["failed", "notice"] as const).map((one) => outcomes.find(({ outcome }) => outcome === one));
  const { outcome, finding, cure } = worst.find((one) => one !== undefined) ?? FINE;
  return { outcome, finding, cure };
}

/** What lends and takes back beside Koha's first account: tested whatever the result of that one. */
async function tryLending(settings: Settings): Promise<readonly StepOutcome[]> {
  const { adapter, koha } = settings.backend;
  if (adapter !== "koha") return [];
  return Promise.all([
    ...(koha.lending.user === "" ? [] : [timed("lending", probeKohaLending(settings))]),
    ...(koha.sip2 ? [timed("sip2", probeBesideSip2(settings))] : []),
  ]);
}

/** What the steps beside Koha's first account have shown; SIP2 as the system itself is reached or not. */
function shownBy(beside: readonly StepOutcome[], isReached: boolean, { backend }: Settings): Shown {
  const is = (name: ConnectionStep, outcomes: readonly StepOutcome["outcome"][]): boolean =>
    beside.some(({ step, outcome }) => step === name && outcomes.includes(outcome));
  const hasSip2 = backend.adapter === "sip2" ? isReached : is("sip2", ["ok", "notice"]);
  return { lendsByApi: is("lending", ["ok"]), hasSip2 };
}

/** Whether borrowing and returning will work, without a card. */
export async function tryServices(settings: Settings): Promise<readonly StepOutcome[]> {
  const beside = await tryLending(settings);
  return [...beside, ...(await probeServices(settings, shownBy(beside, true, settings)))];
}

/** Borrowing with the card alone, where the terminal offers it; not of a card that may not even sign in. */
async function tryByCard(
  settings: Settings,
  card: TestCard | null,
  system: readonly StepOutcome[],
): Promise<readonly StepOutcome[]> {
  const { services, lend } = settings;
  if (!services.lend || lend.signIn !== "card") return [];
  const mayBeAsked = system.every(
    ({ outcome, step }) => outcome === "ok" || step !== "card" || card === null,
  );
  const isReached = system.every(({ outcome }) => outcome !== "failed");
  if (!mayBeAsked || !isReached) return [{ step: "by-card", ...SKIPPED, ms: 0 }];
  return [await timed("by-card", probeByCard(settings, card))];
}

/** The first steps alone, which need neither an account nor a card: about fifteen seconds at most. */
export async function tryAddress(settings: Settings): Promise<readonly StepOutcome[]> {
  const probe = probeOf(settings);
  const outcomes = await walk(ADDRESS_STEPS, (step) => take(step, { settings, probe, card: null }));
  probe.end();
  return outcomes;
}

/**
 * Tests a connection step by step, and returns the findings with suggested settings. The settings need not be the current ones.
 * Stores nothing and changes nothing at the backend; takes up to half a minute.
 */
export async function tryConnection(
  settings: Settings,
  card: TestCard | null,
): Promise<readonly StepOutcome[]> {
  const probe = probeOf(settings);
  const [system, beside, catalogue] = await Promise.all([
    walk(CONNECTION_STEPS, (step) => take(step, { settings, probe, card })),
    tryLending(settings),
    tryCatalogue(settings),
  ]);
  probe.end();
  const isReached = system.every(({ step, outcome }) => outcome !== "failed" || step === "card");
  const [services, byCard] = await Promise.all([
    probeServices(settings, shownBy(beside, isReached, settings)),
    tryByCard(settings, card, system),
  ]);
  return [...system, ...beside, ...services, ...byCard, ...catalogue];
}

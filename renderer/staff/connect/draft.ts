import { type CatalogueSource, OWN_SOURCES, type SIP2_PRESETS } from "#contract/settings/choices.ts";
import { isThisMachine } from "#contract/settings/encryption.ts";
import type { SettingNow } from "#contract/staff/calls.ts";
import type { ConnectionDraft, LendingDraft } from "#contract/staff/connection.ts";
import { settingOf, textOf } from "../setting-of.ts";
import { CODE_PATHS, type CodeState } from "./code-state.ts";

/** Questions of the wizard, one per page. */
export type Question =
  | "kind"
  | "address"
  | "port"
  | "auth"
  | "user"
  | "secret"
  | "search"
  | "catalogue"
  | "ownCatalogue"
  | "ownToken"
  | "titles"
  | "lendingUser"
  | "lendingSecret"
  | "besideHost"
  | "besidePort"
  | "besideUser"
  | "besideInstitution"
  | "besideSecret"
  | "services"
  | "cards"
  | "copies"
  | "forms"
  | "card"
  | "password";

/** Kinds of library systems, for the first question. */
export type Kind =
  | { readonly adapter: "shiori" | "koha" }
  | { readonly adapter: "sip2"; readonly preset: Preset };
type Preset = (typeof SIP2_PRESETS)[number];

/** The pages for the forms of codes. A backend that states the rule of cards is asked for it instead. */
function codeQuestions({ adapter }: Pick<ConnectionDraft, "adapter">, codes: CodeState): readonly Question[] {
  const first: readonly Question[] = adapter === "shiori" ? ["copies"] : ["cards"];
  if (codes.isSkipped) return first;
  const none = codes.cards.length === 0 && codes.copies.length === 0;
  return [
    ...first,
    ...(adapter === "shiori" ? [] : ["copies" as const]),
    ...(none ? [] : ["forms" as const]),
  ];
}

/** A page with one question about the draft. */
export interface DraftPageProps {
  readonly heading: string;
  readonly step: string | undefined;
  readonly draft: ConnectionDraft;
  onDraft(part: Partial<ConnectionDraft>): void;
  onBack(): void;
  onNext(): void;
}

/** What of borrowing and returning this terminal offers. */
export interface Circulates {
  readonly lend: boolean;
  readonly takeBack: boolean;
}

/** Reads it from the settings. */
export function circulatesOf(settings: readonly SettingNow[]): Circulates {
  const isOn = (service: string): boolean => settingOf(settings, `services.${service}`) === true;
  return { lend: isOn("lend"), takeBack: isOn("takeBack") };
}

/** The pages about borrowing and returning: what Koha needs for them beside its first account, and a trial. */
function serviceQuestions(
  { adapter, lending }: Pick<ConnectionDraft, "adapter" | "lending">,
  { lend, takeBack }: Circulates,
): readonly Question[] {
  if (adapter === "shiori" || !(lend || takeBack)) return [];
  if (adapter === "sip2" || lending === null) return ["services"];
  return [
    ...(lend ? ["lendingUser" as const] : []),
    ...(lend && lending.user !== "" ? ["lendingSecret" as const] : []),
    "besideHost",
    ...(lending.host === ""
      ? []
      : (["besidePort", "besideUser", "besideSecret", "besideInstitution"] as const)),
    "services",
  ];
}

/** The pages about each place where patrons can search. */
const SEARCH_QUESTIONS: Readonly<Record<CatalogueSource, readonly Question[]>> = {
  shiori: ["ownCatalogue", "ownToken", "titles"],
  koha: [],
  sru: ["catalogue"],
};

/** The questions for a kind of system. */
export function questionsFor(
  draft: Pick<ConnectionDraft, "adapter" | "search" | "lending">,
  codes: CodeState,
  circulates: Circulates,
): readonly Question[] {
  const { adapter, search } = draft;
  const last: readonly Question[] = [
    ...serviceQuestions(draft, circulates),
    ...codeQuestions(draft, codes),
    "card",
    "password",
  ];
  if (adapter === "shiori") return ["kind", "address", "secret", ...last];
  const account: readonly Question[] =
    adapter === "koha" ? ["address", "auth", "user", "secret"] : ["address", "port", "user", "secret"];
  return ["kind", ...account, "search", ...SEARCH_QUESTIONS[search], ...last];
}

/** The draft with other answers. What a test has found at another address is left out. */
export function answered(before: ConnectionDraft, part: Partial<ConnectionDraft>): ConnectionDraft {
  const draft = { ...before, ...part };
  const placeOf = ({ address, port, lending }: ConnectionDraft): string =>
    JSON.stringify([address, port, lending?.host]);
  if (placeOf(draft) === placeOf(before)) return draft;
  return { ...draft, changes: draft.changes.filter(({ path }) => CODE_PATHS.includes(path)) };
}

/** The draft after main has its secrets. */
export function withoutSecrets(draft: ConnectionDraft): ConnectionDraft {
  const { lending } = draft;
  return {
    ...draft,
    secret: null,
    ownCatalogueToken: null,
    lending: lending && { ...lending, secret: null, sip2Secret: null },
  };
}

/** What lends and takes back beside Koha's first account, as it is now; null = this terminal needs nothing of it. */
function lendingOf(settings: readonly SettingNow[]): LendingDraft | null {
  const { lend, takeBack } = circulatesOf(settings);
  if (!lend && !takeBack) return null;
  const text = (path: string): string => textOf(settings, `backend.${path}`);
  const hasSip2 = settingOf(settings, "backend.koha.sip2") === true;
  return {
    user: text("koha.lending.user"),
    secret: null,
    host: hasSip2 ? text("sip2.host") : "",
    sip2User: hasSip2 ? text("sip2.user") : "",
    institution: hasSip2 ? text("sip2.institution") : textOf(settings, "kiosk.library"),
    sip2Secret: null,
  };
}

/** Where patrons search now; with another kind of system its own search, unless a catalogue of Shiori's is set. */
function searchOf(adapter: ConnectionDraft["adapter"], now: (path: string) => unknown): CatalogueSource {
  const source = now("catalogue.source") as CatalogueSource | undefined;
  if (now("adapter") === adapter && source !== undefined) return source;
  return now("catalogue.url") ? "shiori" : OWN_SOURCES[adapter];
}

/** Starts with the current settings; the stored secret stays unless another is typed. */
export function draftOf(settings: readonly SettingNow[], kind: Kind | null): ConnectionDraft {
  const now = (path: string): unknown => settingOf(settings, `backend.${path}`);
  const text = (path: string): string => textOf(settings, `backend.${path}`);
  const adapter = kind?.adapter ?? ((now("adapter") ?? "shiori") as ConnectionDraft["adapter"]);
  const port = now("sip2.port");
  return {
    adapter,
    address: text(adapter === "sip2" ? "sip2.host" : "url"),
    port: typeof port === "number" ? port : 6001,
    // A new system uses encryption unless staff change it (R57).
    tls: now("sip2.tls.on") === true || !(now("adapter") === "sip2" || isThisMachine(text("sip2.host"))),
    preset: kind?.adapter === "sip2" ? kind.preset : ((now("sip2.preset") ?? "generic") as Preset),
    user: text(adapter === "koha" ? "koha.user" : "sip2.user"),
    secret: null,
    search: searchOf(adapter, now),
    catalogue: text("sru.url"),
    ownCatalogue: text("catalogue.url"),
    ownCatalogueToken: null,
    lending: adapter === "koha" ? lendingOf(settings) : null,
    changes: [],
  };
}

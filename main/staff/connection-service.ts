import { SIP2_PRESET_PATHS } from "#contract/settings/choices.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Changed } from "#contract/staff/calls.ts";
import type { CatalogueTried, ConnectionDraft, TestCard, Tried } from "#contract/staff/connection.ts";
import { tryAddress, tryConnection, tryServices } from "../connection/try-connection.ts";
import { tryOwnCatalogue } from "../connection/try-own-catalogue.ts";
import type { Log } from "../log/log.ts";
import type { Change, SecretChange, SettingsService } from "./settings-service.ts";

export interface ConnectionServiceDeps {
  readonly settingsService: Pick<SettingsService, "preview" | "connect" | "show">;
  readonly log: Log;
  /** The current settings. */
  now(): Settings;
}

/** Main's part of the connection wizard: tests a draft, then saves it as settings. The test card is never kept. */
export interface ConnectionService {
  /** Whether the address of a draft answers. Other values that are not valid yet do not matter. */
  tryAddress(draft: ConnectionDraft): Promise<Tried>;
  /** What the draft's catalogue in Shiori's backend offers. */
  tryCatalogue(draft: ConnectionDraft): Promise<CatalogueTried>;
  /** Whether borrowing and returning will work with the draft. */
  tryServices(draft: ConnectionDraft): Promise<Tried>;
  tryDraft(draft: ConnectionDraft, card: TestCard | null): Promise<Tried>;
  /** Saves the draft that was tested last; does nothing without one. */
  use(): Changed;
  /** Forgets the draft of an earlier page. */
  forget(): void;
}

/** The settings that the wizard asks for before it tests the address. */
const ADDRESS_PATHS: readonly string[] = [
  "backend.url",
  "backend.sip2.host",
  "backend.sip2.port",
  "backend.sip2.tls.on",
];

/** Name of the secret that each adapter's account has. */
const SECRET_OF = { shiori: "token", koha: "koha", sip2: "sip2" } as const;

function changesOf(draft: ConnectionDraft, { backend }: Settings): readonly Change[] {
  const { adapter, address, port, tls, preset, user, changes } = draft;
  const kind = { path: "backend.adapter", value: adapter };
  if (adapter === "shiori") return [kind, { path: "backend.url", value: address }, ...changes];
  if (adapter === "koha") {
    const account = { path: "backend.koha.user", value: user };
    return [
      kind,
      { path: "backend.url", value: address },
      account,
      ...searchChanges(draft),
      ...lendingChanges(draft, backend),
      ...changes,
    ];
  }
  return [
    kind,
    { path: "backend.sip2.host", value: address },
    { path: "backend.sip2.port", value: port },
    { path: "backend.sip2.tls.on", value: tls },
    { path: "backend.sip2.preset", value: preset },
    { path: "backend.sip2.user", value: user },
    ...searchChanges(draft),
    ...optionsOf(backend.sip2.preset !== preset || isOtherSip2(address, port, backend)),
    ...changes,
  ];
}

/** Where patrons search; the addresses of other catalogues stay as they are. */
function searchChanges({ search, catalogue, ownCatalogue }: ConnectionDraft): readonly Change[] {
  return [
    { path: "backend.catalogue.source", value: search },
    ...(search === "shiori" ? [{ path: "backend.catalogue.url", value: ownCatalogue }] : []),
    ...(search === "sru" ? [{ path: "backend.sru.url", value: catalogue }] : []),
  ];
}

function isOtherSip2(host: string, port: number, { sip2 }: Settings["backend"]): boolean {
  return sip2.host !== host || sip2.port !== port;
}

/** Options that were found for another SIP2 server would override the preset of this one. */
function optionsOf(isOther: boolean): readonly Change[] {
  return isOther ? SIP2_PRESET_PATHS.map((path) => ({ path, value: null })) : [];
}

/** What lends and takes back beside Koha's first account. */
function lendingChanges(
  { lending, port, tls }: ConnectionDraft,
  backend: Settings["backend"],
): readonly Change[] {
  if (lending === null) return [];
  const { user, host, sip2User, institution } = lending;
  const beside = [
    { path: "backend.sip2.host", value: host },
    { path: "backend.sip2.port", value: port },
    { path: "backend.sip2.tls.on", value: tls },
    { path: "backend.sip2.user", value: sip2User },
    { path: "backend.sip2.institution", value: institution },
    ...optionsOf(isOtherSip2(host, port, backend)),
  ];
  return [
    { path: "backend.koha.lending.user", value: user },
    { path: "backend.koha.sip2", value: host !== "" },
    ...(host === "" ? [] : beside),
  ];
}

type Secret = SecretChange["name"];
type Typed = Readonly<Partial<Record<Secret, string | null>>>;
/** The address to which each secret is sent; a missing one is not used. */
type Addresses = Readonly<Partial<Record<Secret, string>>>;

function ofSip2(address: string): Addresses {
  return { sip2: address, terminal: address };
}

function ofUrl(adapter: ConnectionDraft["adapter"], url: string): Addresses {
  if (adapter === "shiori") return { token: url };
  return adapter === "koha" ? { koha: url, lending: url } : {};
}

function addressesIn({ adapter, address, port, lending, search, ownCatalogue }: ConnectionDraft): Addresses {
  const host = adapter === "sip2" ? address : (lending?.host ?? "");
  return {
    ...ofUrl(adapter, address),
    ...(host === "" ? {} : ofSip2(`${host}:${port}`)),
    ...(search === "shiori" ? { catalogue: ownCatalogue } : {}),
  };
}

function addressesInSettings({ adapter, url, sip2, catalogue }: Settings["backend"]): Addresses {
  return { ...ofUrl(adapter, url), ...ofSip2(`${sip2.host}:${sip2.port}`), catalogue: catalogue.url };
}

interface Kept {
  readonly changes: readonly Change[];
  readonly secrets: readonly SecretChange[];
  readonly addresses: Addresses;
}

/** Creates the service. */
export function createConnectionService({
  settingsService,
  log,
  now,
}: ConnectionServiceDeps): ConnectionService {
  let last: Kept | null = null;

  /** The secrets that were typed, or else those of the last test or of the settings, if they are for this address. */
  function secretsOf(draft: ConnectionDraft): readonly SecretChange[] {
    const { adapter, secret, search, ownCatalogueToken, lending } = draft;
    const typed: Typed = {
      [SECRET_OF[adapter]]: secret,
      ...(adapter === "koha" ? { lending: lending?.secret ?? null, sip2: lending?.sip2Secret ?? null } : {}),
      ...(adapter !== "shiori" && search === "shiori" ? { catalogue: ownCatalogueToken } : {}),
      ...(adapter === "shiori" ? {} : { terminal: null }),
    };
    const { backend } = now();
    const stored = addressesInSettings(backend);
    const addresses = addressesIn(draft);
    return (Object.entries(typed) as [Secret, string | null][]).flatMap(([name, value]) => {
      const address = addresses[name];
      if (value !== null) return [{ name, value }];
      if (address === undefined) return [];
      const before =
        last?.addresses[name] === address ? last.secrets.find((one) => one.name === name) : undefined;
      if (before !== undefined) return [before];
      return stored[name] === address ? [] : [{ name, value: "" }];
    });
  }

  return {
    async tryAddress(draft) {
      const { settings, problems } = settingsService.preview(changesOf(draft, now()), []);
      const wrong = problems.filter(({ path }) => ADDRESS_PATHS.includes(path));
      if (wrong.length > 0) return { ok: false, problems: wrong };
      return { ok: true, steps: problems.length > 0 ? [] : await tryAddress(settings) };
    },
    async tryCatalogue(draft) {
      const { settings, problems } = settingsService.preview(changesOf(draft, now()), secretsOf(draft));
      const isWrong = problems.length > 0;
      return isWrong ? { ok: false, problems } : { ok: true, trial: await tryOwnCatalogue(settings) };
    },
    async tryServices(draft) {
      const { settings, problems } = settingsService.preview(changesOf(draft, now()), secretsOf(draft));
      return problems.length > 0 ? { ok: false, problems } : { ok: true, steps: await tryServices(settings) };
    },
    async tryDraft(draft, card) {
      const tried = {
        changes: changesOf(draft, now()),
        secrets: secretsOf(draft),
        addresses: addressesIn(draft),
      };
      last = tried;
      const { settings, problems } = settingsService.preview(tried.changes, tried.secrets);
      if (problems.length > 0) return { ok: false, problems };
      const steps = await tryConnection(settings, card);
      const bad = steps.find(({ outcome }) => outcome === "failed");
      log(`staff-tried-${draft.adapter}`, { reason: bad?.finding ?? "ok" });
      return { ok: true, steps };
    },
    use() {
      if (last === null) return { ok: true, settings: settingsService.show() };
      const changed = settingsService.connect(last.changes, last.secrets);
      if (changed.ok) last = null;
      return changed;
    },
    forget() {
      last = null;
    },
  };
}

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
  const { adapter, address, port, tls, preset, user, catalogue, ownCatalogue, changes } = draft;
  const kind = { path: "backend.adapter", value: adapter };
  if (adapter === "shiori") return [kind, { path: "backend.url", value: address }, ...changes];
  const search = { path: "backend.catalogue.url", value: ownCatalogue ?? "" };
  if (adapter === "koha") {
    const account = { path: "backend.koha.user", value: user };
    return [
      kind,
      { path: "backend.url", value: address },
      account,
      search,
      ...lendingChanges(draft),
      ...changes,
    ];
  }
  // Options set for another system would override this one's preset.
  const isOther = backend.sip2.preset !== preset;
  return [
    kind,
    { path: "backend.sip2.host", value: address },
    { path: "backend.sip2.port", value: port },
    { path: "backend.sip2.tls.on", value: tls },
    { path: "backend.sip2.preset", value: preset },
    { path: "backend.sip2.user", value: user },
    { path: "backend.sru.url", value: catalogue },
    search,
    ...(isOther ? SIP2_PRESET_PATHS.map((path) => ({ path, value: null })) : []),
    ...changes,
  ];
}

/** What lends and takes back beside Koha's first account. */
function lendingChanges({ lending, port, tls }: ConnectionDraft): readonly Change[] {
  if (lending === null) return [];
  const { user, host, sip2User } = lending;
  const beside = [
    { path: "backend.sip2.host", value: host },
    { path: "backend.sip2.port", value: port },
    { path: "backend.sip2.tls.on", value: tls },
    { path: "backend.sip2.user", value: sip2User },
  ];
  return [
    { path: "backend.koha.lending.user", value: user },
    { path: "backend.koha.sip2", value: host !== "" },
    ...(host === "" ? [] : beside),
  ];
}

interface Kept {
  readonly changes: readonly Change[];
  readonly secrets: readonly SecretChange[];
}

/** Creates the service. */
export function createConnectionService({
  settingsService,
  log,
  now,
}: ConnectionServiceDeps): ConnectionService {
  let last: Kept | null = null;

  /** The secrets that were typed; those of the last test where nothing was. */
  function secretsOf({
    adapter,
    secret,
    ownCatalogue,
    ownCatalogueToken,
    lending,
  }: ConnectionDraft): readonly SecretChange[] {
    const before = last?.secrets ?? [];
    const typed: Readonly<Partial<Record<SecretChange["name"], string | null>>> = {
      [SECRET_OF[adapter]]: secret,
      ...(ownCatalogue === null ? {} : { catalogue: ownCatalogueToken }),
      ...(lending === null ? {} : { lending: lending.secret, sip2: lending.sip2Secret }),
    };
    return (Object.entries(typed) as [SecretChange["name"], string | null][]).flatMap(([name, value]) => {
      if (value !== null) return [{ name, value }];
      return before.filter((one) => one.name === name);
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
      const tried = { changes: changesOf(draft, now()), secrets: secretsOf(draft) };
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

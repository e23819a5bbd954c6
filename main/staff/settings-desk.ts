import { basename } from "node:path";
import {
  PIN_DIGITS,
  PRESET_PATHS,
  SECRET_PATHS,
  SECRETS,
  type SecretName,
  START_PATHS,
  type TypedSecret,
  WHOLE_PATHS,
} from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Changed, SettingNow, StaffSettings } from "#contract/staff/calls.ts";
import type { SecretPlace } from "#contract/staff/reports.ts";
import { type Layer, layerOf, pathsOf, valueAt, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { problemKey } from "../settings/problems.ts";
import type { Secrets } from "../settings/secrets.ts";
import { writeWhole } from "../write.ts";
import { hashSecret, matchesAny } from "./hash.ts";

/** One change of settings: the value, or null to take back what was set here. */
export interface Change {
  readonly path: string;
  readonly value: unknown;
}

/** A secret that is set; empty takes it away. */
export interface SecretChange {
  readonly name: Exclude<TypedSecret, "pin">;
  readonly value: string;
}

export interface DeskNeeds {
  readonly live: LiveSettings;
  readonly secrets: Secrets;
  readonly localFile: string;
  /** The settings at the start of the program: some are read only then. */
  readonly atStart: Settings;
  info(): StaffSettings["info"];
}

/** What staff change, and how it was before. */
export interface SettingsDesk {
  show(): StaffSettings;
  change(changes: readonly Change[]): Changed;
  /** What the settings would be, and what would be wrong with them, after these changes. */
  preview(
    changes: readonly Change[],
    secret: SecretChange | null,
  ): { readonly settings: Settings; readonly problems: readonly SettingsProblem[] };
  /** Sets values and a secret together, all or none; one undo takes both back. */
  connect(changes: readonly Change[], secret: SecretChange | null): Changed;
  /** Puts other values in place of everything that was set here. */
  replace(values: Readonly<Record<string, unknown>>): Changed;
  undo(): Changed;
  secret(name: TypedSecret, value: string): Promise<Changed>;
  addCard(card: string): Promise<Changed>;
  forgetCards(): Changed;
  /** Where each secret stands. */
  places(): Readonly<Record<SecretName, SecretPlace>>;
  /** Name of the layer that holds what was set here. */
  readonly localName: string;
  /** What was set here. */
  local(): Readonly<Record<string, unknown>>;
}

/** Changes that can be taken back. */
const MOST_UNDOS = 30;

/** How it was before a change. */
interface Before {
  readonly local: Readonly<Record<string, unknown>>;
  /** The secrets, when one was changed too. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

function isSecret(path: string): boolean {
  return SECRET_PATHS.includes(path);
}

/** Read when the window opens, and by the file alone: a touch must not unlock a kiosk. */
function isForFiles(path: string): boolean {
  return isSecret(path) || (START_PATHS as readonly string[]).includes(path);
}

/** Every path that the screen knows: also what is absent until somebody sets it, and what is one value though a section. */
function shownPaths(values: Readonly<Record<string, unknown>>): readonly string[] {
  const whole = (path: string): string => WHOLE_PATHS.find((one) => path.startsWith(`${one}.`)) ?? path;
  return [...new Set([...pathsOf(values).map(whole), ...PRESET_PATHS])];
}

/** Makes the desk. */
export function openSettingsDesk(needs: DeskNeeds): SettingsDesk {
  const { live, secrets, localFile, atStart } = needs;
  let undos: readonly Before[] = [];

  const layer = (name: string): Layer | undefined => live.layers().find((one) => one.name === name);
  const local = (): Readonly<Record<string, unknown>> => layer(localFile)?.values ?? {};
  const kept = (): Readonly<Record<string, unknown>> => layer(secrets.file)?.values ?? {};
  const problem = (path: string, kind: SettingsProblem["kind"], allowed = ""): SettingsProblem => ({
    kind,
    file: basename(localFile),
    line: null,
    path,
    allowed,
  });
  const no = (...told: Parameters<typeof problem>): Changed => ({ ok: false, problems: [problem(...told)] });

  /** Problems that a change would bring; those that stand there already are not its fault. */
  function newProblems(replaced: readonly Layer[]): readonly SettingsProblem[] {
    const known = new Set(live.problems().map(problemKey));
    return live.preview(replaced).problems.filter((problem) => !known.has(problemKey(problem)));
  }

  /** Checks, writes, and lets it hold. */
  function keep(replaced: readonly Layer[], write: () => void): Changed {
    const problems = newProblems(replaced);
    if (problems.length > 0) return { ok: false, problems };
    try {
      write();
    } catch {
      return no("", "unwritable");
    }
    live.reread();
    live.take();
    return { ok: true, settings: desk.show() };
  }

  function localLayer(values: Readonly<Record<string, unknown>>): Layer & { readonly text: string } {
    return { name: localFile, values, text: `${JSON.stringify(values, null, 2)}\n` };
  }

  function secretsLayer(values: Readonly<Record<string, unknown>>): Layer {
    return { name: secrets.file, values, secrets: secrets.place === "keyring" ? "keyring" : "own" };
  }

  function keepLocal(values: Readonly<Record<string, unknown>>): Changed {
    const replaced = localLayer(values);
    return keep([replaced], () => writeWhole(localFile, replaced.text));
  }

  function keepSecrets(values: Readonly<Record<string, unknown>>): Changed {
    return keep([secretsLayer(values)], () => secrets.write(values));
  }

  /** Settings and secrets together, all or none: settings without their secret would be a backend that refuses us. */
  function keepBoth({ local: values, kept: hidden }: Before): Changed {
    if (hidden === undefined) return keepLocal(values);
    const replaced = localLayer(values);
    const besides = [{ path: localFile, content: replaced.text }];
    return keep([replaced, secretsLayer(hidden)], () => secrets.write(hidden, besides));
  }

  function after(changes: readonly Change[], secret: SecretChange | null): Before {
    const values = changes.reduce<Readonly<Record<string, unknown>>>(
      (so, { path, value }) => withValue(so, path.split("."), value),
      local(),
    );
    if (secret === null) return { local: values };
    const value = secret.value === "" ? null : secret.value;
    return { local: values, kept: withValue(kept(), SECRETS[secret.name].split("."), value) };
  }

  function remember(before: Before): void {
    undos = [...undos, before].slice(-MOST_UNDOS);
  }

  function now(path: string, value: unknown): SettingNow {
    const parts = path.split(".");
    const from = layerOf(live.layers(), parts);
    const set = Array.isArray(value) ? value.length > 0 : value !== "";
    return {
      path,
      value: isSecret(path) ? set : value,
      from: basename(from),
      local: valueAt(local(), parts) !== undefined,
      fixed: from === "environment",
    };
  }

  function placeOf(path: string): SecretPlace {
    const from = layerOf(live.layers(), path.split("."));
    if (from === "defaults") return "nowhere";
    if (from === "environment") return "environment";
    const owner = layer(from)?.secrets;
    return owner === undefined ? "settings-file" : owner === "keyring" ? "keyring" : `${owner}-file`;
  }

  const desk: SettingsDesk = {
    show() {
      const settings = live.now();
      const values = settings as unknown as Readonly<Record<string, unknown>>;
      const needsRestart = START_PATHS.some(
        (path) => valueAt(values, path.split(".")) !== valueAt({ ...atStart }, path.split(".")),
      );
      return {
        settings: shownPaths(values).map((path) => now(path, valueAt(values, path.split(".")) ?? null)),
        problems: live.problems(),
        undoable: undos.length,
        needsRestart,
        secretsKept: secrets.place,
        secretPlaces: desk.places(),
        staffCards: settings.staff.cards.length,
        info: needs.info(),
      };
    },
    change(changes) {
      return desk.connect(changes, null);
    },
    preview(changes, secret) {
      const { local: values, kept: hidden } = after(changes, secret);
      const layers = [localLayer(values), ...(hidden === undefined ? [] : [secretsLayer(hidden)])];
      const forFiles = changes.find(({ path }) => isForFiles(path));
      const { settings } = live.preview(layers);
      const problems = forFiles === undefined ? newProblems(layers) : [problem(forFiles.path, "unknown")];
      return { settings, problems };
    },
    connect(changes, secret) {
      const forFiles = changes.find(({ path }) => isForFiles(path));
      if (forFiles !== undefined) return no(forFiles.path, "unknown");
      const before = { local: local(), ...(secret === null ? {} : { kept: kept() }) };
      const changed = keepBoth(after(changes, secret));
      if (!changed.ok) return changed;
      remember(before);
      return { ok: true, settings: desk.show() };
    },
    replace(values) {
      const before = local();
      const changed = keepLocal(values);
      if (!changed.ok) return changed;
      remember({ local: before });
      return { ok: true, settings: desk.show() };
    },
    undo() {
      const before = undos.at(-1);
      if (before === undefined) return { ok: true, settings: desk.show() };
      const changed = keepBoth(before);
      if (!changed.ok) return changed;
      undos = undos.slice(0, -1);
      return { ok: true, settings: desk.show() };
    },
    async secret(name, value) {
      const path = SECRETS[name].split(".");
      if (name !== "pin" || value === "")
        return keepSecrets(withValue(kept(), path, value === "" ? null : value));
      const digits = new RegExp(`^\\d{${PIN_DIGITS.min},${PIN_DIGITS.max}}$`, "u");
      if (!digits.test(value)) return no("staff.pin", "value", `${PIN_DIGITS.min}-${PIN_DIGITS.max}`);
      return keepSecrets(withValue(kept(), path, await hashSecret(value)));
    },
    async addCard(card) {
      const { cards } = live.now().staff;
      if (await matchesAny(card, cards)) return no("staff.cards", "value");
      const hash = await hashSecret(card, cards[0]);
      return keepSecrets(withValue(kept(), ["staff", "cards"], [...cards, hash]));
    },
    forgetCards: () => keepSecrets(withValue(kept(), ["staff", "cards"], [])),
    places: () => ({
      token: placeOf(SECRETS.token),
      koha: placeOf(SECRETS.koha),
      sip2: placeOf(SECRETS.sip2),
      terminal: placeOf(SECRETS.terminal),
      key: placeOf(SECRETS.key),
      pin: placeOf(SECRETS.pin),
      cards: placeOf(SECRETS.cards),
    }),
    local,
    localName: localFile,
  };
  return desk;
}

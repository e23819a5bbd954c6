import { basename } from "node:path";
import {
  PIN_DIGITS,
  SECRETS,
  type SecretName,
  START_PATHS,
  type TypedSecret,
} from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Changed, SettingNow, StaffSettings, Undone, UndoStep } from "#contract/staff/calls.ts";
import type { SecretPlace } from "#contract/staff/reports.ts";
import { type Layer, layerOf, valueAt, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { problemKey } from "../settings/problems.ts";
import { readableSettings } from "../settings/readable.ts";
import type { Secrets } from "../settings/secrets.ts";
import { cardsOf } from "./access.ts";
import { dropCopiedCards } from "./copied-cards.ts";
import { hashSecret, matchesAny } from "./hash.ts";
import { type OwnValues, openOwnValues } from "./own-values.ts";
import { isForFiles, shownAt, shownPaths, wholePath } from "./shown.ts";
import { createUndos, type Step, withBefore } from "./undo.ts";

/** One change of settings: the value, or null to reset it. */
export interface Change {
  readonly path: string;
  readonly value: unknown;
}

/** A new secret; empty removes it. */
export interface SecretChange {
  readonly name: Exclude<TypedSecret, "pin">;
  readonly value: string;
}

export interface SettingsServiceDeps {
  readonly live: LiveSettings;
  readonly secrets: Secrets;
  readonly localFile: string;
  /** The settings at the start, because some are only read then. */
  readonly atStart: Settings;
  info(): StaffSettings["info"];
}

/** Changes of the settings by staff, with undo. */
export interface SettingsService {
  show(): StaffSettings;
  change(changes: readonly Change[]): Changed;
  /** The settings and problems after these changes; with problems, they would not be in force. */
  preview(
    changes: readonly Change[],
    secrets: readonly SecretChange[],
  ): { readonly settings: Settings; readonly problems: readonly SettingsProblem[] };
  /** Sets values and secrets together, all or none; one undo reverts all. */
  connect(changes: readonly Change[], secrets: readonly SecretChange[]): Changed;
  /** Replaces everything that was set here. */
  replace(values: Readonly<Record<string, unknown>>): Changed;
  /** Undoes the last change, except values that were set in another way since. */
  undo(): Undone;
  /** Secrets and cards are set one after another: hashing takes time, and each is based on the one before. */
  secret(name: TypedSecret, value: string): Promise<Changed>;
  addCard(card: string): Promise<Changed>;
  forgetCards(): Promise<Changed>;
  /** Where each secret is stored. */
  places(): Readonly<Record<SecretName, SecretPlace>>;
  /** Name of the layer for values set here. */
  readonly localName: string;
  /** The values set here. */
  local(): Readonly<Record<string, unknown>>;
}

/** Cards registered at this terminal. */
const OWN_CARDS = SECRETS.ownCards.split(".");

/** Creates the service, once at each start. */
export function createSettingsService(deps: SettingsServiceDeps): SettingsService {
  const { live, secrets, localFile, atStart } = deps;
  const own = openOwnValues(deps);
  const undos = createUndos();
  dropCopiedCards(own, live);
  let before: Promise<unknown> = Promise.resolve();

  const layer = (name: string): Layer | undefined => live.layers().find((one) => one.name === name);
  const local = (): Readonly<Record<string, unknown>> => layer(localFile)?.values ?? {};
  const problem = (path: string, kind: SettingsProblem["kind"], allowed = ""): SettingsProblem => ({
    kind,
    file: basename(localFile),
    line: null,
    path,
    allowed,
  });
  const no = (...told: Parameters<typeof problem>): Changed => ({ ok: false, problems: [problem(...told)] });

  /** The settings for the screen: those in force, or what can be read of them while none are. */
  const shown = (): Settings => (live.standing() === "broken" ? readableSettings(live.layers()) : live.now());

  /** The result of a change and its problems, without those that exist already. */
  function preview(replaced: readonly Layer[]) {
    const { settings, layers, problems, standing } = live.preview(replaced);
    const known = new Set(live.problems().map(problemKey));
    const fresh = problems.filter((problem) => !known.has(problemKey(problem)));
    // Errors elsewhere can hide that the change would not be applied.
    const applies = replaced.every((one) => layers.includes(one));
    return { settings, standing, all: problems, problems: applies || fresh.length > 0 ? fresh : problems };
  }

  /** Checks, writes and applies changes; returns the problems, with which nothing is written. */
  function keep(next: Partial<OwnValues>): readonly SettingsProblem[] {
    const { problems } = preview(own.layersWith(next));
    if (problems.length > 0) return problems;
    try {
      own.write(next);
    } catch {
      return [problem("", "unwritable")];
    }
    live.reread();
    live.apply();
    return [];
  }

  function changedBy(problems: readonly SettingsProblem[]): Changed {
    return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: settingsService.show() };
  }

  /** Stores a change that can be undone. */
  function keepStep(kind: UndoStep["kind"], next: Partial<OwnValues>): Changed {
    const before = own.read();
    const problems = keep(next);
    if (problems.length === 0) undos.add(kind, before, { ...before, ...next });
    return changedBy(problems);
  }

  /** Read after waiting, because the stored values may have changed meanwhile. */
  function keepSecret(path: readonly string[], value: unknown): Changed {
    return changedBy(keep({ kept: withValue(own.read().kept, path, value) }));
  }

  function inTurn(work: () => Promise<Changed> | Changed): Promise<Changed> {
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    return mine;
  }

  function after(changes: readonly Change[], typed: readonly SecretChange[]): Partial<OwnValues> {
    const now = own.read();
    const values = changes.reduce<Readonly<Record<string, unknown>>>(
      (so, { path, value }) => withValue(so, path.split("."), value),
      now.local,
    );
    if (typed.length === 0) return { local: values };
    const kept = typed.reduce<Readonly<Record<string, unknown>>>(
      (so, { name, value }) => withValue(so, SECRETS[name].split("."), value === "" ? null : value),
      now.kept,
    );
    return { local: values, kept };
  }

  /** What undoing a step writes: only the parts that it changed. */
  function withoutStep({ local: parts, kept: hidden }: Step): Partial<OwnValues> {
    const now = own.read();
    return {
      ...(parts.length > 0 && { local: withBefore(now.local, parts) }),
      ...(hidden.length > 0 && { kept: withBefore(now.kept, hidden) }),
    };
  }

  function describe(step: Step | null): UndoStep | null {
    if (step === null) return null;
    const { settings, problems } = preview(own.layersWith(withoutStep(step)));
    const isRefused = problems.length > 0;
    const paths = [...new Set([...step.local, ...step.kept].map(({ path }) => wholePath(path)))];
    return {
      kind: step.kind,
      settings: paths.map((path) => ({
        path,
        now: shownAt(shown(), path),
        after: isRefused ? undefined : shownAt(settings, path),
      })),
    };
  }

  function set(kind: UndoStep["kind"], changes: readonly Change[], typed: readonly SecretChange[]): Changed {
    const forFiles = changes.find(({ path }) => isForFiles(path));
    if (forFiles !== undefined) return no(forFiles.path, "unknown");
    return keepStep(kind, after(changes, typed));
  }

  function now(path: string, settings: Settings): SettingNow {
    const parts = path.split(".");
    const from = layerOf(live.layers(), parts);
    return {
      path,
      value: shownAt(settings, path),
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

  const settingsService: SettingsService = {
    show() {
      const settings = shown();
      const values = settings as unknown as Readonly<Record<string, unknown>>;
      const needsRestart = START_PATHS.some(
        (path) => valueAt(values, path.split(".")) !== valueAt({ ...atStart }, path.split(".")),
      );
      return {
        settings: shownPaths(values).map((path) => now(path, settings)),
        problems: live.problems(),
        undo: describe(undos.next(own.read())),
        needsRestart,
        secretsKept: secrets.place,
        secretPlaces: settingsService.places(),
        staffCards: settings.staff.ownCards.length,
        info: deps.info(),
      };
    },
    change: (changes) => set("settings", changes, []),
    preview(changes, typed) {
      const { settings, standing, all, problems } = preview(own.layersWith(after(changes, typed)));
      const forFiles = changes.find(({ path }) => isForFiles(path));
      if (forFiles !== undefined) return { settings, problems: [problem(forFiles.path, "unknown")] };
      // Older mistakes keep these changes from being in force, too.
      return { settings, problems: standing === "broken" ? all : problems };
    },
    connect: (changes, typed) => set("connection", changes, typed),
    replace: (values) => keepStep("file", { local: values }),
    undo() {
      const step = undos.take(own.read());
      if (step === null) return { ok: true, settings: settingsService.show(), undone: null };
      const undone = describe(step);
      const problems = keep(withoutStep(step));
      if (problems.length === 0) return { ok: true, settings: settingsService.show(), undone };
      undos.putBack(step);
      return { ok: false, problems };
    },
    secret(name, value) {
      const path = SECRETS[name].split(".");
      const digits = new RegExp(`^\\d{${PIN_DIGITS.min},${PIN_DIGITS.max}}$`, "u");
      return inTurn(async () => {
        if (value === "") return keepSecret(path, null);
        if (name !== "pin") return keepSecret(path, value);
        if (!digits.test(value)) return no("staff.pin", "value", `${PIN_DIGITS.min}-${PIN_DIGITS.max}`);
        const hash = await hashSecret(value);
        return keepSecret(path, hash);
      });
    },
    addCard(card) {
      return inTurn(async () => {
        const known = cardsOf(live.now().staff);
        if (await matchesAny(card, known)) return no("staff.ownCards", "value");
        const hash = await hashSecret(card, known[0]);
        const mine = valueAt(own.read().kept, OWN_CARDS);
        return keepSecret(OWN_CARDS, [...(Array.isArray(mine) ? mine : []), hash]);
      });
    },
    forgetCards: () => inTurn(() => keepSecret(OWN_CARDS, null)),
    places: () => ({
      token: placeOf(SECRETS.token),
      koha: placeOf(SECRETS.koha),
      lending: placeOf(SECRETS.lending),
      sip2: placeOf(SECRETS.sip2),
      terminal: placeOf(SECRETS.terminal),
      key: placeOf(SECRETS.key),
      catalogue: placeOf(SECRETS.catalogue),
      pin: placeOf(SECRETS.pin),
      cards: placeOf(SECRETS.cards),
      ownCards: placeOf(SECRETS.ownCards),
    }),
    local,
    localName: localFile,
  };
  return settingsService;
}

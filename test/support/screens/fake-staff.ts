import type { Language } from "#contract/domain/text.ts";
import type {
  Changed,
  SettingNow,
  StaffAnswer,
  StaffArgs,
  StaffBridge,
  StaffDoor,
  StaffNews,
  StaffSettings,
  StaffVerb,
  Undone,
  UndoStep,
} from "#contract/staff/calls.ts";
import type { KioskStatus } from "#contract/staff/reports.ts";
import { STAFF_VERBS } from "#contract/staff/verbs.ts";
import { valueAt } from "#main/settings/layers.ts";
import { DEFAULTS, INFO } from "./fake-kiosk.ts";

/** The door of a terminal with a PIN and cards. */
export const SHUT: Extract<StaffDoor, { readonly open: false }> = {
  open: false,
  asks: "either",
  wrong: false,
  left: 5,
  lockedMinutes: 0,
};

const NO_SECRETS: KioskStatus["secrets"] = {
  token: "nowhere",
  koha: "nowhere",
  lending: "nowhere",
  sip2: "nowhere",
  terminal: "nowhere",
  key: "nowhere",
  catalogue: "nowhere",
  pin: "nowhere",
  cards: "nowhere",
  ownCards: "nowhere",
};

/** A terminal that is well. */
export const STATUS: KioskStatus = {
  scanner: { condition: "ok", lastAt: "2026-11-25T01:41:00.000Z" },
  printer: { condition: "unknown", name: "" },
  backend: { condition: "ok", adapter: "shiori", host: "library.example" },
  settings: { condition: "ok", standing: "read", problems: [], hash: "0123456789ab" },
  reset: { condition: "ok", lastAt: "2026-11-25T01:39:00.000Z", clean: 41, total: 41 },
  writes: { condition: "ok", unconfirmed: 0 },
  clock: { condition: "ok", now: "2026-11-25T01:42:00.000Z", zone: "Asia/Tokyo", synchronized: true },
  disk: { condition: "ok", free: 12_000_000_000, total: 60_000_000_000 },
  secrets: { ...NO_SECRETS, token: "own-file", pin: "own-file" },
  versions: {
    program: "1.2.3",
    build: "ba9876543210",
    electron: "45.4.1",
    chromium: "150",
    system: "linux 6",
  },
  uptime: 7200,
  outOfService: false,
};

function setting(path: string, value: unknown, more: Partial<SettingNow> = {}): SettingNow {
  return { path, value, from: "defaults", local: false, fixed: false, ...more };
}

/** A setting as the product comes with it. */
const byDefault = (path: string, more: Partial<SettingNow> = {}): SettingNow =>
  setting(path, valueAt({ ...DEFAULTS }, path.split(".")), more);

/** The records of a terminal that nobody has used yet. */
export const NOTHING_RECORDED: StaffAnswer<"records"> = {
  since: "2026-11-25T00:00:00.000Z",
  resets: [],
  total: 0,
  clean: 0,
  events: [],
  unconfirmed: [],
  lending: { lent: 0, returned: 0, refused: [] },
};

/** Some settings of each kind. */
export const SOME: StaffSettings = {
  settings: [
    byDefault("visit.idleSeconds"),
    byDefault("visit.browsingIdleSeconds", { from: "environment", fixed: true }),
    byDefault("visit.warningSeconds", { from: "local.json", local: true }),
    byDefault("kiosk.library"),
    byDefault("kiosk.outOfService"),
    byDefault("kiosk.theme"),
    byDefault("languages.offered"),
    byDefault("hours.week"),
    byDefault("notices"),
    setting("hours.closedDays", ["2020-01-04"]),
    byDefault("card.pattern"),
    byDefault("card.checkDigit"),
    byDefault("card.foreignPattern"),
    setting("backend.token", true),
    setting("backend.counterOnlyPlaces", ["AV", "KAMISHIBAI"]),
    setting("backend.sip2.encodingIn", null),
    setting("backend.sip2.tls.key", false),
    byDefault("backend.sru.indexes.title"),
    setting("staff.pin", true),
    setting("staff.cards", false),
    setting("staff.ownCards", false),
    setting("staff.cardPattern", "^99\\d{6}$"),
    byDefault("sounds.on"),
    byDefault("sounds.volume"),
  ],
  problems: [],
  undo: null,
  needsRestart: false,
  secretsKept: "own-file",
  secretPlaces: { ...NO_SECRETS, token: "settings-file", pin: "root-file" },
  staffCards: 0,
  info: INFO,
};

type Answering<V extends StaffVerb> = (args: StaffArgs<V>) => StaffAnswer<V> | Promise<StaffAnswer<V>>;

/** Main as the staff page meets it. */
export interface FakeStaff {
  readonly bridge: StaffBridge;
  readonly calls: readonly { readonly verb: StaffVerb; readonly args: unknown }[];
  /** Arguments of all calls of one verb, in order. */
  argsOf<V extends StaffVerb>(verb: V): readonly StaffArgs<V>[];
  /** From now on this verb is answered so. */
  answers<V extends StaffVerb>(verb: V, answer: Answering<V>): void;
  tell(news: StaffNews): void;
}

/** Makes a main that answers for a terminal that is well; `language`: the one its patrons speak. */
export function fakeStaff(door: StaffDoor, language: Language, panelDiagonalInches = 24): FakeStaff {
  const calls: { verb: StaffVerb; args: unknown }[] = [];
  const listeners = new Set<(news: StaffNews) => void>();
  let now = SOME;
  let steps: readonly UndoStep[] = [];
  const kept = (): Changed => ({ ok: true, settings: now });
  const valueNow = (path: string): unknown => now.settings.find((one) => one.path === path)?.value;
  const setTo = (values: ReadonlyMap<string, unknown>): void => {
    const settings = now.settings.map((one) =>
      values.has(one.path) ? { ...one, value: values.get(one.path) } : one,
    );
    now = { ...now, settings, undo: steps.at(-1) ?? null };
  };
  const change = ({ changes }: StaffArgs<"change">): Changed => {
    const settings = changes
      .filter(({ path }) => path !== "kiosk.outOfService")
      .map(({ path, value }) => ({ path, now: value, after: valueNow(path) }));
    if (settings.length > 0) steps = [...steps, { kind: "settings", settings }];
    setTo(new Map(changes.map(({ path, value }) => [path, value])));
    return kept();
  };
  const undo = (): Undone => {
    const undone = steps.at(-1) ?? null;
    steps = steps.slice(0, -1);
    setTo(new Map(undone?.settings.map(({ path, after }) => [path, after])));
    return { ok: true, settings: now, undone };
  };
  const answers = new Map<StaffVerb, (args: never) => unknown>(
    Object.entries({
      hello: () => ({
        language,
        kioskName: "kiosk-7",
        panelDiagonalInches,
        door,
      }),
      status: () => STATUS,
      settings: () => now,
      printers: () => [],
      tryAddress: () => ({ ok: true, steps: [] }),
      exchange: () => ({ path: "/var/lib/shiori/exchange", writable: true, files: [] }),
      change,
      undo,
      secret: kept,
      useConnection: kept,
      enrol: kept,
    }) as [StaffVerb, (args: never) => unknown][],
  );
  const call = async (verb: StaffVerb, args: unknown): Promise<unknown> => {
    calls.push({ verb, args });
    return structuredClone(await answers.get(verb)?.(args as never));
  };
  const verbs = Object.fromEntries(STAFF_VERBS.map((verb) => [verb, (args: unknown) => call(verb, args)]));
  const onNews = (listener: (news: StaffNews) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    bridge: { ...verbs, onNews } as unknown as StaffBridge,
    calls,
    argsOf: (verb) =>
      calls.filter((one) => one.verb === verb).map(({ args }) => args as StaffArgs<typeof verb>),
    answers: (verb, answer) => void answers.set(verb, answer as (args: never) => unknown),
    tell(news) {
      for (const listener of listeners) listener(structuredClone(news));
    },
  };
}

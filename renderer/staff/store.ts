import { create } from "zustand";
import type { StaffLanguage } from "#contract/domain/text.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type {
  Changed,
  StaffDoor,
  StaffHello,
  StaffNews,
  StaffSettings,
  UndoStep,
} from "#contract/staff/calls.ts";
import { loadCatalogue, whenLoaded } from "../i18n/catalogues.ts";
import { setTextChoices } from "../i18n/index.ts";
import { pressGuard } from "../input/press-guard.ts";
import { staff } from "./bridge.ts";
import type { FieldPath, Group } from "./fields.ts";

/** Sections of the staff area, in the order of the list at the left. */
export const SECTIONS = ["status", "settings", "tests", "files", "records", "end"] as const;
export type Section = (typeof SECTIONS)[number];

/** Tests of the terminal. */
export const TESTS = ["scanner", "touch", "screen", "sound", "printer", "backend", "lending"] as const;
export type TestName = (typeof TESTS)[number];

/** What is open in a section; null = its first page. */
export interface Open {
  readonly group: Group | null;
  readonly field: FieldPath | null;
  readonly test: TestName | null;
  /** The wizard that connects a library system. */
  readonly connecting: boolean;
}

export type ScanSeen = Extract<StaffNews, { readonly type: "scan" }>;

/** The unsaved value of an open editor. */
export interface Unsaved {
  /** The setting, or the wizard that connects a library system. */
  readonly of: FieldPath | "connection";
  /** Drops it and shows the saved value. */
  drop(): void;
}

/** What undo reverts: an unsaved value, otherwise the last change. */
export type Undoing = UndoStep | { readonly kind: "unsaved"; readonly of: Unsaved["of"] };

interface StaffState extends Open {
  /** null until main has answered. */
  readonly hello: StaffHello | null;
  readonly door: StaffDoor | null;
  readonly language: StaffLanguage;
  readonly section: Section;
  readonly settings: StaffSettings | null;
  /** Null = no editor is open, or its value is saved. */
  readonly unsaved: Unsaved | null;
  /** Message below the content after a change: applied, refused, or undone. */
  readonly said: "kept" | "failed" | Undoing | null;
  readonly problems: readonly SettingsProblem[];
  /** Decoded scans, newest first. */
  readonly scans: readonly ScanSeen[];
  readonly enrolled: Extract<StaffNews, { readonly type: "enrolled" }>["card"] | null;
  /** Seconds until the area closes by itself. */
  readonly closing: number | null;
}

const NOTHING_OPEN: Open = { group: null, field: null, test: null, connecting: false };
/** Scans that the scan test shows. */
const MOST_SCANS = 5;

const FIRST: StaffState = {
  ...NOTHING_OPEN,
  hello: null,
  door: null,
  language: "ja",
  section: "status",
  settings: null,
  unsaved: null,
  said: null,
  problems: [],
  scans: [],
  enrolled: null,
  closing: null,
};

/** The state of the staff page; ends with the page. */
export const useStaff = create<StaffState>()(() => FIRST);

const set = useStaff.setState;

/** Says hello and subscribes to events. Returns the unsubscribe function, for tests. */
export async function begin(): Promise<() => void> {
  const stop = staff().onNews(hear);
  // The scanner test says why a scan was refused.
  const [hello] = await Promise.all([staff().hello({}), loadCatalogue("ja")]);
  // A card may have opened it while the words were loading.
  set({ hello, door: useStaff.getState().door ?? hello.door });
  setStaffLanguage(hello.language);
  if (hello.door.open) await enter();
  return stop;
}

async function enter(): Promise<void> {
  set({ settings: await staff().settings({}) });
}

/** Sets the language, for the keyboards and buttons that this page shares with the patrons' too. */
export function setStaffLanguage(language: StaffLanguage): void {
  set({ language });
  whenLoaded(language, () => setTextChoices({ language }));
}

function hear(news: StaffNews): void {
  switch (news.type) {
    case "door":
      opened(news.door);
      return;
    case "scan":
      set({ scans: [news, ...useStaff.getState().scans].slice(0, MOST_SCANS) });
      return;
    case "enrolled":
      set({ enrolled: news.card });
      if (news.card === "taken") void enter();
      return;
    case "closing":
      set({ closing: news.seconds });
      return;
  }
}

function opened(door: StaffDoor): void {
  set({ door });
  if (door.open) void enter();
}

/** Forgets the scans, which may be numbers of patrons. */
export function forgetScans(): void {
  set({ scans: [] });
}

/** Sends a PIN; main's event has the result. */
export async function tryPin(pin: string): Promise<void> {
  await staff().enter({ pin });
}

/** Navigates; views that are not named are closed. */
export function go(to: Partial<Open> & { readonly section?: Section }): void {
  pressGuard.screenChanged();
  const { section } = useStaff.getState();
  set({ ...NOTHING_OPEN, section, ...to, said: null, problems: [], enrolled: null });
}

function answered(changed: Changed, said: StaffState["said"]): boolean {
  if (changed.ok) set({ settings: changed.settings, said, problems: [] });
  else set({ said: "failed", problems: changed.problems });
  return changed.ok;
}

const FAILED = { ok: false, problems: [] } as const;

/** Runs a call that changes settings; a failed call counts as refused. */
export async function saveSettings(call: () => Promise<Changed>): Promise<boolean> {
  return answered(await call().catch(() => FAILED), "kept");
}

/** Drops an unsaved value; if there is none, undoes the last change. */
export async function undo(): Promise<void> {
  const { unsaved } = useStaff.getState();
  if (unsaved !== null) {
    unsaved.drop();
    set({ said: { kind: "unsaved", of: unsaved.of }, problems: [] });
    return;
  }
  const undone = await staff()
    .undo({})
    .catch(() => FAILED);
  answered(undone, undone.ok ? undone.undone : null);
}

/** Sets one value, applied at once. */
export function change(path: FieldPath, value: unknown): Promise<boolean> {
  return saveSettings(() => staff().change({ changes: [{ path, value }] }));
}

/** Forgets everything, for tests. */
export function resetStaff(): void {
  set(FIRST);
}

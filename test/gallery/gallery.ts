import type { Theme } from "#contract/settings/choices.ts";
import type { Sound } from "#renderer/read-aloud/sound.ts";
import type { Audit, Findings } from "./audit.ts";
import type { SheetSize } from "./catalogue/show.tsx";
import type { Look } from "./looks.ts";
import type { Misfit } from "./misfit.ts";

/** A scene, and how it is looked at. */
export type Asked = readonly [name: string, look: Look];

/** What is answered of a scene when it is shown. */
export interface Answers {
  readonly fits: readonly Misfit[];
  readonly later: readonly string[];
  readonly broken: readonly string[];
  readonly audit: Audit;
}

/** What the gallery's page offers to whoever looks into it. */
export interface Gallery {
  readonly names: readonly string[];
  /** Scenes that are hard to lay out; not among the names. */
  readonly hardNames: readonly string[];
  /** Scenes of the staff area; not among the names. */
  readonly staffNames: readonly string[];
  /** Shows a scene in a page that knows nothing of the one before. */
  show(name: string, look: Look): Promise<void>;
  /** Shows a scene and answers what of it has no room, in every part of it. */
  fits(name: string, look: Look): Promise<readonly Misfit[]>;
  /** Shows a scene and answers what it is opened for and does not show whole in its first part. */
  later(name: string, look: Look): Promise<readonly string[]>;
  /** Turns what is shown in parts to its next part; false when there is none. */
  turn(): Promise<boolean>;
  /** Answers what of the shown scene has no room. */
  room(): Promise<readonly Misfit[]>;
  /** Shows a scene and answers its words that are broken over two lines. */
  broken(name: string, look: Look): Promise<readonly string[]>;
  /** Answers all that is wrong with what is shown. */
  look(): Promise<Findings>;
  /** Shows a scene and answers all that is wrong with it. */
  audit(name: string, look: Look): Promise<Audit>;
  /** Asks one of these of scenes, one after the other. */
  each(verb: keyof Answers, asked: readonly Asked[]): Promise<readonly unknown[]>;
  /** Plays a sound on the shown scene, which gets its sign. */
  play(sound: Sound): void;
  /** From now on English is the pseudo language, 40 % longer. */
  speakPseudo(): void;
  /** Sheets of the design catalogue. */
  readonly sheets: readonly string[];
  /** Shows a sheet of the catalogue in place of a scene; answers its size in pixels. */
  showSheet(name: string, theme: Theme): Promise<SheetSize>;
}

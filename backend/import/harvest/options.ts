import type { Counts } from "../batch.ts";
import type { WriterTools } from "../writer.ts";
import type { Identity } from "./answer.ts";
import type { LeftOut } from "./around.ts";
import type { HarvestLimits } from "./web.ts";

/** Options of a harvest. */
export interface HarvestOptions {
  /** Base URL, http or https. */
  readonly url: string;
  /** `user:password` for HTTP Basic; null = the server asks for none. */
  readonly login: string | null;
  /** Null = the server is asked for its formats. */
  readonly prefix: string | null;
  /** Null = the whole server. */
  readonly set: string | null;
  /** Prefix of record ids; null = the server's identifiers are the ids. */
  readonly source: string | null;
  /** Owner of copies without a library; null = they are left out. */
  readonly library: string | null;
  /** Mapping of copies: a file, or the name of an included one; null = records have no copies. */
  readonly mapping: string | null;
  /** Everything, not only what has changed since the last complete harvest. */
  readonly full: boolean;
  /** Reads and checks everything, but only writes the report. */
  readonly dryRun: boolean;
  readonly report: string;
  /** Makes readings for records without them. */
  readonly readings: boolean;
  readonly limits?: Partial<HarvestLimits>;
  /** Records after which the rest of a list is read in a thread of its own. */
  readonly longList?: number;
}

/** Dependencies of a harvest. */
export interface HarvestTools extends WriterTools {
  /** Called when the server is known, before the first record. */
  readonly onBegin?: (about: HarvestBegin) => void;
  /** Called after every answer with records. */
  readonly onProgress?: (progress: HarvestProgress) => void;
  /** Stops the harvest when aborted. */
  readonly signal?: AbortSignal;
}

/** What is going to be harvested. */
export interface HarvestBegin {
  /** The server's name for itself. */
  readonly name: string;
  readonly prefix: string;
  /** Date of the server from which on changes are asked for; null = everything. */
  readonly since: string | null;
  /** Records of an earlier run that is continued; 0 = this is a new harvest. */
  readonly resumedAfter: number;
}

/** Progress of a harvest. */
export interface HarvestProgress extends Counts {
  /** Records of this harvest, including those of an earlier run that is continued. */
  readonly records: number;
  /** Length of the list; null = the server does not tell. */
  readonly total: number | null;
}

/** Result of a harvest. */
export interface HarvestSummary extends HarvestProgress, HarvestBegin {
  readonly state: "done" | "stopped" | "failed";
  /** Why it failed; empty if it did not. */
  readonly failure: string;
  /** A failure that may pass. */
  readonly later: boolean;
  /** From when the next harvest asks for changes; null = this one is not complete. */
  readonly nextFrom: string | null;
  /** What is left out because the server fails on it, in this harvest or earlier ones. The next one requests it again. */
  readonly leftOut: readonly LeftOut[];
  /** How long the server reports deleted records. */
  readonly tellsDeleted: Identity["deleted"];
}

import type { Generated } from "kysely";

/** A run of the import; counts are of whole batches. */
export interface ImportsTable {
  id: Generated<number>;
  source: string;
  format: string;
  fileName: string;
  fileSize: number;
  fileDigest: string;
  state: "running" | "stopped" | "failed" | "done";
  startedAt: number;
  updatedAt: number;
  records: Generated<number>;
  bytes: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  same: Generated<number>;
  deleted: Generated<number>;
  rejected: Generated<number>;
  remarks: Generated<number>;
}

/** What is known of an OAI-PMH server's set: up to when it was read, and a harvest under way. Dates are as the server writes them. */
export interface HarvestsTable {
  id: Generated<number>;
  url: string;
  prefix: string;
  /** Empty = the whole server. */
  setSpec: string;
  /** The next harvest asks for what changed from here on; null = no harvest was completed. */
  nextFrom: string | null;
  /** When a harvest was last completed. */
  finishedAt: number | null;
  /** What harvests have left out because the server fails on it, as JSON: a list of identifiers and dates. */
  leftOut: string;
  /** When the server answered the first request of the harvest under way; null = there is none. */
  begun: string | null;
  /** From when the harvest under way asks for changes; null = for everything. */
  since: string | null;
  /** Where the harvest under way continues. */
  token: string | null;
  /** Its run in `imports`. */
  importId: number | null;
}

/** The last file of a name that an import of a folder has taken, or passed over for a later full load. */
export interface TakenFilesTable {
  id: Generated<number>;
  source: string;
  name: string;
  size: number;
  /** Of the whole file; empty = it was passed over and could not be read. */
  digest: string;
  modifiedAt: number;
  takenAt: number;
}

import { snakeCase } from "../store/bulk.ts";
import type { Schema } from "../store/schema.ts";

/** What an export does with a table. */
interface Exported {
  /** Key columns, in snake_case. */
  readonly key: readonly string[];
  /** Columns that are only exported with secrets, and what a load sets instead. */
  readonly secret?: Readonly<Record<string, "password" | "token">>;
}

/**
 * `secret`: exported only with secrets, because it opens sessions, proves addresses, or contains an answer to a patron ·
 * `derived`: computed from the other tables.
 */
type Kind = Exported | { readonly only: "secret"; readonly key: readonly string[] } | "derived";

/** Every table, after those it refers to. A new table without an entry does not compile. */
export const TABLES: Readonly<Record<keyof Schema, Kind>> = {
  libraries: { key: ["id"] },
  titles: { key: ["id"] },
  authors: { key: ["id"] },
  titleAuthors: { key: ["title_id", "place"] },
  titleSubjects: { key: ["title_id", "place"] },
  titleNdcs: { key: ["title_id", "place"] },
  titleIsbns: { key: ["title_id", "place"] },
  copies: { key: ["id"] },
  patrons: { key: ["id"], secret: { password_hash: "password" } },
  kiosks: { key: ["id"], secret: { token_hash: "token" } },
  staff: { key: ["id"], secret: { token_hash: "token" } },
  loans: { key: ["id"] },
  holds: { key: ["id"] },
  messages: { key: ["id"] },
  moves: { key: ["copy_id"] },
  tasks: { key: ["id"] },
  journal: { key: ["id"] },
  sentMails: { key: ["token"] },
  signInAttempts: { key: ["card_number"] },
  sessions: { only: "secret", key: ["token_hash"] },
  operations: { only: "secret", key: ["patron_id", "key"] },
  kioskOperations: { only: "secret", key: ["kiosk_id", "key"] },
  staffOperations: { only: "secret", key: ["staff_id", "key"] },
  emailProofs: { only: "secret", key: ["patron_id"] },
  outbox: { only: "secret", key: ["id"] },
  imports: { key: ["id"] },
  harvests: { key: ["id"] },
  takenFiles: { key: ["id"] },
  jobs: { key: ["name"] },
  classNames: { key: ["ndc"] },
  classTerms: { key: ["id"] },
  titleSearch: "derived",
  titleSort: "derived",
  searchSuggestions: "derived",
  searchClasses: "derived",
};

/** An exported table. */
export interface ExportedTable {
  /** In snake_case, as in the database. */
  readonly name: string;
  readonly key: readonly string[];
  readonly left: Readonly<Record<string, "password" | "token">>;
}

/** The tables of an export, in the order they are written and loaded. */
export function exportedTables(secrets: boolean): readonly ExportedTable[] {
  return Object.entries(TABLES).flatMap(([table, kind]) => {
    if (kind === "derived" || ("only" in kind && !secrets)) return [];
    const name = snakeCase(table);
    const left = secrets || "only" in kind ? {} : (kind.secret ?? {});
    return [{ name, key: kind.key, left }];
  });
}

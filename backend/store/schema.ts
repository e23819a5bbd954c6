import type { Generated, Insertable, Kysely, Transaction } from "kysely";
import type { HoldState } from "#contract/domain/hold.ts";
import type { ContactMethod, EmailState } from "#contract/domain/patron.ts";
import type { KeptReason, Material, TitleSummary } from "#contract/domain/title.ts";

/** A truth value as SQLite keeps it. */
export type Bit = 0 | 1;

export interface LibrariesTable {
  id: string;
  place: number;
  nameJa: string;
  nameEn: string;
  shortJa: string;
  shortEn: string;
  phone: string;
  /** JSON of `Library.hours`. */
  hours: string;
  pickupJa: string;
  pickupEn: string;
}

export interface TitlesTable {
  id: Generated<number>;
  title: string;
  reading: string;
  subtitle: string;
  volume: string;
  publisher: string;
  year: number | null;
  ndc: string;
  bookMark: string;
  material: Material;
  audience: TitleSummary["audience"];
  language: string;
  pages: number | null;
  isbn: string;
  summary: string;
  /** Strict folding of title and reading (domain 3.2), and the gojuon key with the volume (domain 3.4). */
  titleKey: string;
  readingKey: string;
  sortKey: string;
}

export interface AuthorsTable {
  id: Generated<number>;
  name: string;
  reading: string;
  nameKey: string;
  readingKey: string;
}

export interface TitleAuthorsTable {
  titleId: number;
  place: number;
  authorId: number;
  role: string;
}

export interface CopiesTable {
  id: Generated<number>;
  barcode: string;
  titleId: number;
  libraryId: string;
  placeJa: string;
  placeEn: string;
  closedStacks: Bit;
  callNumber: string;
  kept: KeptReason | null;
  missing: Bit;
}

export interface PatronsTable {
  id: Generated<number>;
  cardNumber: string;
  passwordHash: string;
  passwordKind: "temporary" | "real";
  expiresOn: string | null;
  email: string | null;
  emailState: EmailState["state"];
  hearingImpaired: Bit;
}

export interface SessionsTable {
  /** SHA-256 of the token; the token itself is nowhere. */
  tokenHash: Buffer;
  patronId: number;
  startedAt: number;
  usedAt: number;
}

export interface SignInAttemptsTable {
  cardNumber: string;
  failed: number;
  lockedUntil: number | null;
  lastAt: number;
}

export interface LoansTable {
  id: Generated<number>;
  copyId: number;
  patronId: number;
  loanedOn: string;
  dueDate: string;
  renewals: number;
}

export interface HoldsTable {
  id: Generated<number>;
  titleId: number;
  patronId: number;
  state: HoldState;
  pickup: string;
  contact: ContactMethod;
  placedAt: number;
  copyId: number | null;
  shelf: string | null;
  readyUntil: string | null;
  endedAt: number | null;
}

export interface OperationsTable {
  patronId: number;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  recordedAt: number;
}

export interface OutboxTable {
  id: Generated<number>;
  kind: "email-confirmation";
  sender: string;
  recipient: string;
  subject: string;
  text: string;
  createdAt: number;
}

/** Contentless search index; its rowid is the id of the title. */
export interface TitleIndexTable {
  rowid: number;
  title: string;
  author: string;
  other: string;
  title2: string;
  author2: string;
  title3: string;
  author3: string;
}

/** Every table, in camelCase; the columns are in snake_case. */
export interface Schema {
  libraries: LibrariesTable;
  titles: TitlesTable;
  authors: AuthorsTable;
  titleAuthors: TitleAuthorsTable;
  copies: CopiesTable;
  patrons: PatronsTable;
  sessions: SessionsTable;
  signInAttempts: SignInAttemptsTable;
  loans: LoansTable;
  holds: HoldsTable;
  operations: OperationsTable;
  outbox: OutboxTable;
  titleIndex: TitleIndexTable;
}

/** A handle that may read. */
export type Reading = Kysely<Schema>;

/** A handle that may write: there is none outside a transaction. */
export type Writing = Transaction<Schema>;

export type NewPatron = Insertable<PatronsTable>;

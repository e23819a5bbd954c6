import type { Generated, Insertable, Kysely, Transaction } from "kysely";
import type { HoldState } from "#contract/domain/hold.ts";
import type { MessageKind, MessageWeight } from "#contract/domain/message.ts";
import type { ContactMethod, EmailState } from "#contract/domain/patron.ts";
import type { KeptReason, Material, TitleSummary } from "#contract/domain/title.ts";
import type { HarvestsTable, ImportsTable, TakenFilesTable } from "./import-tables.ts";
import type { EmailProofsTable, OutboxTable, SentMailsTable, TasksTable } from "./mail-tables.ts";
import type {
  ClassNamesTable,
  ClassTermsTable,
  SearchClassesTable,
  SearchSuggestionsTable,
  TitleSearchTable,
  TitleSortTable,
} from "./search/tables.ts";
import type { JournalTable, MovesTable, StaffOperationsTable, StaffTable } from "./staff-tables.ts";

/** A boolean in both engines. */
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
  /** JSON of one `DayHours`, for open public holidays; null = as the weekday. */
  holidayHours: Generated<string | null>;
  pickupJa: string;
  pickupEn: string;
  /** JSON of `FurtherTexts`: name, shortName and pickupPlace in further languages. */
  further: Generated<string>;
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
  /** The source's own id; null = entered here. */
  recordId: Generated<string | null>;
  series: Generated<string>;
  /** The record's number in the library's own system; empty = not known. */
  systemNumber: Generated<string>;
  /** Readings made by a machine, for the search only: of the title, and of the authors, a line each. */
  madeTitle: Generated<string>;
  madeAuthors: Generated<string>;
  /** Digest of the imported record; null = entered here. */
  contentHash: Generated<string | null>;
}

export interface TitleSubjectsTable {
  titleId: number;
  place: number;
  subject: string;
  reading: string;
}

export interface TitleNdcsTable {
  titleId: number;
  place: number;
  ndc: string;
}

export interface TitleIsbnsTable {
  titleId: number;
  place: number;
  isbn: string;
}

/** The last run of each periodic job; instants in milliseconds. */
export interface JobsTable {
  name: string;
  lastRunAt: number;
}

export interface AuthorsTable {
  id: Generated<number>;
  name: string;
  reading: string;
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
  /** Version of the address, incremented by each change or deletion (D45). */
  emailNo: Generated<number>;
  /** When the address was confirmed (D41); null = not yet. */
  emailProvenAt: number | null;
}

export interface KiosksTable {
  id: Generated<number>;
  name: string;
  /** The token of a monitor only reads the metrics. */
  kind: "kiosk" | "monitor";
  /** `token-file`: its token is in the server's token file. */
  source: "token-file" | "staff";
  /** SHA-256 of the token; the token itself is nowhere. */
  tokenHash: Buffer;
  createdAt: number;
  revokedAt: number | null;
  /** Rounded, so that it does not reveal when patrons were there. */
  lastSeenAt: number | null;
  /** Level of wrong passwords at the instant `guessedAt` (contract/guesses.ts). */
  guesses: Generated<number>;
  guessedAt: Generated<number>;
}

export interface SessionsTable {
  /** SHA-256 of the token; the token itself is nowhere. */
  tokenHash: Buffer;
  patronId: number;
  /** The kiosk that opened it; no other may use it. */
  kioskId: number;
  startedAt: number;
  usedAt: number;
  /** 1 = the patron is known by the card alone (D87). */
  byCard: Generated<number>;
}

export interface SignInAttemptsTable {
  cardNumber: string;
  failed: number;
  /** Number of locks since the last correct password. */
  locks: number;
  lockedUntil: number | null;
  lastAt: number;
}

export interface LoansTable {
  id: Generated<number>;
  copyId: number;
  patronId: number;
  loanedOn: string;
  /** The library that lent the copy; null = not known. */
  libraryId: Generated<string | null>;
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

/** A message of the library to one patron. Instants in milliseconds. */
export interface MessagesTable {
  id: Generated<number>;
  patronId: number;
  kind: MessageKind;
  text: string;
  weight: MessageWeight;
  confirm: Bit;
  writtenAt: number;
  /** Last day on which it is shown, `yyyy-mm-dd`. */
  until: string;
  readAt: number | null;
}

export interface OperationsTable {
  patronId: number;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  recordedAt: number;
}

/** Recorded answers to writes of kiosks without a patron, like `operations`. */
export interface KioskOperationsTable {
  kioskId: number;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  recordedAt: number;
}

/** Every table, in camelCase; the columns are in snake_case. */
export interface Schema {
  libraries: LibrariesTable;
  titles: TitlesTable;
  authors: AuthorsTable;
  titleAuthors: TitleAuthorsTable;
  copies: CopiesTable;
  patrons: PatronsTable;
  kiosks: KiosksTable;
  sessions: SessionsTable;
  signInAttempts: SignInAttemptsTable;
  loans: LoansTable;
  holds: HoldsTable;
  messages: MessagesTable;
  operations: OperationsTable;
  kioskOperations: KioskOperationsTable;
  outbox: OutboxTable;
  sentMails: SentMailsTable;
  emailProofs: EmailProofsTable;
  tasks: TasksTable;
  staff: StaffTable;
  staffOperations: StaffOperationsTable;
  moves: MovesTable;
  journal: JournalTable;
  titleSearch: TitleSearchTable;
  titleSort: TitleSortTable;
  searchSuggestions: SearchSuggestionsTable;
  searchClasses: SearchClassesTable;
  classNames: ClassNamesTable;
  classTerms: ClassTermsTable;
  imports: ImportsTable;
  harvests: HarvestsTable;
  takenFiles: TakenFilesTable;
  titleSubjects: TitleSubjectsTable;
  titleNdcs: TitleNdcsTable;
  titleIsbns: TitleIsbnsTable;
  jobs: JobsTable;
}

/** A database handle for reading. */
export type ReadableDb = Kysely<Schema>;

/** A database handle for writing; exists only inside a transaction. */
export type WritableDb = Transaction<Schema>;

export type NewPatron = Insertable<PatronsTable>;

import SqliteDatabase from "better-sqlite3";
import pg from "pg";

/** One statement as it reached the engine. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Prepare = SqliteDatabase.Database["prepare"];
type Query = (this: pg.Client, ...words: unknown[]) => unknown;

let record: Statement[] | null = null;

/** Databases that are not recorded: the bare engine's own, which must not be slowed down. */
const unheard = new WeakSet<SqliteDatabase.Database>();

/** Excludes a database from recording; before its first statement. */
export function leaveUnheard(file: SqliteDatabase.Database): void {
  unheard.add(file);
}

function keep(text: string, values: readonly unknown[]): void {
  record?.push({ text, values });
}

/**
 * Records every statement passed to better-sqlite3 or pg by any layer, so that the bare engine can run the same. Call once,
 * before a database is opened.
 */
export function listenToEngines(): void {
  const prototype = SqliteDatabase.prototype as { prepare: Prepare };
  const prepare = prototype.prepare;
  prototype.prepare = function (this: SqliteDatabase.Database, text: string) {
    const statement = prepare.call(this, text);
    if (unheard.has(this)) return statement;
    for (const verb of ["all", "run", "get", "iterate"] as const) {
      const bare = statement[verb].bind(statement) as (...values: unknown[]) => unknown;
      Object.defineProperty(statement, verb, {
        value: (...values: unknown[]) => {
          // Given one by one, or in one list.
          keep(text, values.flat());
          return bare(...values);
        },
      });
    }
    return statement;
  } as Prepare;
  const client = pg.Client.prototype as unknown as { query: Query };
  const query = client.query;
  client.query = function (this: pg.Client, ...words: unknown[]) {
    const [first, second] = words;
    if (typeof first === "string") keep(first, Array.isArray(second) ? second : []);
    else if (isConfig(first)) keep(first.text, first.values ?? (Array.isArray(second) ? second : []));
    return query.apply(this, words);
  };
}

function isConfig(word: unknown): word is { readonly text: string; readonly values?: readonly unknown[] } {
  return typeof word === "object" && word !== null && "text" in word && typeof word.text === "string";
}

/** The statements that `work` hands to the engine, and what it answers. */
export async function statementsOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly statements: readonly Statement[]; readonly answer: T }> {
  const mine: Statement[] = [];
  record = mine;
  try {
    const answer = await work();
    return { statements: mine, answer };
  } finally {
    record = null;
  }
}

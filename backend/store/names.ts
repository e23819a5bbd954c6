import {
  CamelCasePlugin,
  type PluginTransformQueryArgs,
  PostgresDialect,
  PostgresQueryCompiler,
  type RootOperationNode,
  SqliteQueryCompiler,
} from "kysely";

/**
 * Names are in camel case in the code and in snake case in the database. Of queries they are translated by the compilers below, as
 * these write them: kysely's own plugin would copy the tree of each query for it.
 */
class Names extends CamelCasePlugin {
  override transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node;
  }

  /** A name as it is in the database. */
  stored(name: string): string {
    return this.snakeCase(name);
  }
}

/** Translates the names of results; for a database whose dialect has one of these compilers. */
export const ourNames = new Names();

/** Writes SQLite's queries with the names of the database. */
export class SqliteNames extends SqliteQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(ourNames.stored(name));
  }

  /**
   * `+?` means the same as `?`. SQLite looks at the value of a bare parameter for its plan, and therefore plans a statement again at
   * every run, which takes longer than most runs. A partial index needs a constant (`sql.lit`).
   */
  protected override getCurrentParameterPlaceholder(): string {
    return "+?";
  }
}

class PostgresNames extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return super.sanitizeIdentifier(ourNames.stored(name));
  }
}

/** PostgreSQL with the names of the database. */
export class NamedPostgresDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresNames();
  }
}

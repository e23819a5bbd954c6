import { migration } from "./statements.ts";

/** Only rows with a number: a library whose patrons are in this backend has none. */
const INDEX = "create index titles_by_system_number on titles (system_number, id) where system_number <> ''";

/** An index for titles by their number in the library's own system. */
export const systemNumbers = migration({ sqlite: INDEX, postgres: INDEX });

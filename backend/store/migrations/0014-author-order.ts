import { migration } from "./statements.ts";

const INDEX = "create index title_search_by_author on title_search (author_key, sort_key, title_id)";

/** An index for large results by author, as for title and year, to avoid sorting all of them. */
export const authorOrder = migration({ sqlite: INDEX, postgres: INDEX });

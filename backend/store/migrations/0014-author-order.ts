import { migration } from "./statements.ts";

const INDEX = "create index title_search_by_author on title_search (author_key, sort_key, title_id)";

/** Many hits by author are read in that order, as by title and by year, and not all sorted for a page. */
export const authorOrder = migration({ sqlite: INDEX, postgres: INDEX });

import { audienceToken } from "../search/tokens.ts";
import { migration } from "./statements.ts";

/** A token in the facets of a title, which begin and end with a space. */
const CHILDREN = `'% ${audienceToken("children")} %'`;

const INDEXES = `
create index search_suggestions_children_text on search_suggestions (kind, text_key) where children > 0

create index search_suggestions_children_reading on search_suggestions (kind, reading_key) where children > 0
`;

/** Number of children's books per suggestion; the children's language suggests only those. */
export const suggestionsForChildren = migration({
  sqlite: `
alter table search_suggestions add column children integer not null default 0

update search_suggestions set children = counted.titles
from (
  select cast(word.value as integer) as id, count(*) as titles
  from title_search, json_each('[' || replace(suggested, ' ', ',') || ']') as word
  where facets like ${CHILDREN} group by word.value
) as counted where counted.id = search_suggestions.id
${INDEXES}`,
  postgres: `
alter table search_suggestions add column children integer not null default 0

update search_suggestions set children = counted.titles
from (
  select word::bigint as id, count(*) as titles
  from title_search, unnest(string_to_array(suggested, ' ')) as word
  where facets like ${CHILDREN} and word <> '' group by word
) as counted where counted.id = search_suggestions.id
${INDEXES}`,
});

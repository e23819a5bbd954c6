import { migration } from "./statements.ts";

/*
 * SQLite uses a partial index for constants only, and the states of holds are bound values: with `holds_queue` each page of titles
 * scanned every hold.
 */
const STEPS = `
create index holds_by_title on holds (title_id, state, placed_at, id)

drop index holds_queue

create index holds_by_state on holds (state, pickup, placed_at, id)

drop index holds_to_approve

create index holds_ended on holds (state, ended_at) where ended_at is not null

create index loans_by_due_date on loans (due_date)
`;

/** Queues, lists of staff, retention and closed days among millions of holds and loans. */
export const manyHolds = migration({ sqlite: STEPS, postgres: STEPS });

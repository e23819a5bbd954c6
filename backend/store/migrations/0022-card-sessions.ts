import { migration } from "./statements.ts";

/** D87: sessions of patrons who are known by the card alone. */
export const cardSessions = migration({
  sqlite: "alter table sessions add column by_card integer not null default 0 check (by_card in (0, 1))",
  postgres: "alter table sessions add column by_card integer not null default 0 check (by_card in (0, 1))",
});

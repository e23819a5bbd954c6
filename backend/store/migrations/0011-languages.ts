import { migration, TEXT } from "./statements.ts";

/** Texts of a library in languages other than Japanese and English. */
export const languages = migration({
  sqlite: `
-- JSON: for each of name, shortName and pickupPlace the words by language; a language that is not there has none
alter table libraries add column further text not null default '{}'
`,
  postgres: `
-- JSON: for each of name, shortName and pickupPlace the words by language; a language that is not there has none
alter table libraries add column further ${TEXT} not null default '{}'
`,
});

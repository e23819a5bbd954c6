import type { Migration } from "kysely/migration";
import { up as catalogue } from "./0001-catalogue.ts";
import { up as patrons } from "./0002-patrons.ts";
import { up as loansAndHolds } from "./0003-loans-and-holds.ts";

/** Every migration by number and name; they run forward only, in this order, and a released one never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-catalogue": { up: catalogue },
  "0002-patrons": { up: patrons },
  "0003-loans-and-holds": { up: loansAndHolds },
};

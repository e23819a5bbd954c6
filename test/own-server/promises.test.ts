import { promiseThePort } from "../support/port-promise/promise.ts";
import { openHouse, Unanswered } from "./house.ts";
import { readPatrons, readSettings } from "./input.ts";
import { note, PLAN_VARIABLE, type Plan } from "./records.ts";
import { ownServerSubject } from "./subject.ts";

// Started by main.ts of this folder, which has shown what will be done.
const {
  settings: file,
  secrets,
  patrons: names,
  records,
} = JSON.parse(process.env[PLAN_VARIABLE] ?? "{}") as Plan;
const settings = readSettings(file, secrets);
const house = openHouse(settings);
await house.greet().catch((error: unknown) => {
  if (error instanceof Unanswered) note(records, { failed: error.message });
  throw error;
});
promiseThePort(ownServerSubject({ settings, patrons: readPatrons(names), house, records }));

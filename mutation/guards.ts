import { FEATURE_GUARDS } from "./feature-guards.table.ts";
import type { Guard } from "./guard.ts";
import { IMPORT_GUARDS } from "./import-guards.table.ts";
import { LENDING_GUARDS } from "./lending-guards.table.ts";
import { RULE_GUARDS } from "./rule-guards.table.ts";
import { SHELL_GUARDS } from "./shell-guards.table.ts";
import { STAFF_GUARDS } from "./staff-guards.table.ts";
import { SYSTEM_GUARDS } from "./system-guards.table.ts";

/** Every guard there is, those that are seen in milliseconds first. */
export const GUARDS: readonly Guard[] = [
  ...RULE_GUARDS,
  ...FEATURE_GUARDS,
  ...LENDING_GUARDS,
  ...STAFF_GUARDS,
  ...SYSTEM_GUARDS,
  ...IMPORT_GUARDS,
  ...SHELL_GUARDS,
];

import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "#contract/json.ts";
import { REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { mergeLayers } from "#main/settings/layers.ts";
import type { Action } from "../support/port-promise/subject.ts";

/** A card of the library's, and its password. */
interface Card {
  readonly card: string;
  readonly password: string;
}

/** A card whose sign-in must be refused; `refusals`: the names that are right, where they differ from the usual ones. */
interface RefusedCard extends Card {
  readonly refusals?: readonly RefusalName[] | undefined;
}

/** A loan that cannot be renewed, or a title that cannot be held, by a card of its own. */
interface RefusedLoan extends RefusedCard {
  readonly barcode: string;
}
interface RefusedTitle extends RefusedCard {
  readonly title: string;
}

/** Actions that the library may allow, beside reading and signing in. `kept holds`: holds that the system cannot cancel again. */
export type Allowed = Action | "kept holds";

/** The cards, copies and titles that a library names for a run in front of its own server (docs/contract.md). */
export interface Patrons {
  /** Name and version of the library system, for the report. */
  readonly system: string;
  /** At least two loans, none overdue, and no hold. */
  readonly reader: Card;
  /** Exactly one loan. */
  readonly other?: Card | undefined;
  /** Ids of at least two titles that the reader may hold. */
  readonly titles: readonly string[];
  /** Ids of libraries where they can be collected; the second is for changing a hold. */
  readonly pickups: readonly string[];
  /** A title that a search finds. */
  readonly search?:
    | { readonly query: string; readonly title: string; readonly isbn: string; readonly barcode: string }
    | undefined;
  /** What the staff client says of the reader's loans: the barcode, and the due date. */
  readonly loans?: Readonly<Record<string, string>> | undefined;
  readonly locked?: RefusedCard | undefined;
  readonly expired?: RefusedCard | undefined;
  readonly blocked?: RefusedCard | undefined;
  readonly foreign?: RefusedCard | undefined;
  readonly notRenewable: Readonly<Partial<Record<"reserved" | "limit" | "overdue", RefusedLoan | undefined>>>;
  readonly notHoldable: Readonly<
    Partial<Record<"hold-limit" | "already-held" | "own-loan" | "not-holdable", RefusedTitle | undefined>>
  >;
  /** What must stand in no answer and in no report: names, addresses, telephone numbers of these patrons. */
  readonly unsaid: readonly string[];
  readonly may: readonly Allowed[];
}

const text = z.string().min(1).max(200);
const refusals = z
  .array(z.enum(Object.keys(REFUSALS) as [RefusalName, ...RefusalName[]]))
  .min(1)
  .optional();
const card = { card: text, password: text };
const refusedCard = z.strictObject({ ...card, refusals }).optional();
const refusedLoan = z.strictObject({ ...card, barcode: text, refusals }).optional();
const refusedTitle = z.strictObject({ ...card, title: text, refusals }).optional();
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/u, { error: "must be a date such as 2026-11-30" });

const ALLOWED = ["holds", "kept holds", "renewals", "wrong passwords", "email"] as const;

/** The patrons file. */
export const PATRONS: z.ZodType<Patrons> = z.strictObject({
  system: z.string().max(100).default(""),
  reader: z.strictObject(card),
  other: z.strictObject(card).optional(),
  titles: z.array(text).max(20).default([]),
  pickups: z.array(text).min(1, { error: "at least one library" }).max(2),
  search: z.strictObject({ query: text, title: text, isbn: text, barcode: text }).optional(),
  loans: z.record(text, day).optional(),
  locked: refusedCard,
  expired: refusedCard,
  blocked: refusedCard,
  foreign: refusedCard,
  notRenewable: z
    .strictObject({ reserved: refusedLoan, limit: refusedLoan, overdue: refusedLoan })
    .default({}),
  notHoldable: z
    .strictObject({
      "hold-limit": refusedTitle,
      "already-held": refusedTitle,
      "own-loan": refusedTitle,
      "not-holdable": refusedTitle,
    })
    .default({}),
  unsaid: z.array(text).max(50).default([]),
  may: z.array(z.enum(ALLOWED)).default([]),
});

/** A file that cannot be used, in one sentence. Without any of its values, which are secret. */
export class BadInput extends Error {
  override readonly name = "BadInput";
}

function readJson(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch {
    throw new BadInput(`${path} cannot be read.`);
  }
  try {
    return parseJson(content.replace(/^\uFEFF/u, ""));
  } catch {
    throw new BadInput(`${path} is not JSON.`);
  }
}

/** Where an issue is and what is expected there; Zod's own texts may have values in them. */
function complaint({ path, code, message, ...more }: z.core.$ZodIssue): string {
  const place = path.map(String).join(".") || "the file";
  if (code === "unrecognized_keys" && "keys" in more) return `${place}: unknown: ${more.keys.join(", ")}`;
  if (code === "invalid_value" && "values" in more) return `${place}: one of ${more.values.join(", ")}`;
  return `${place}: ${message}`;
}

function checked<T>(path: string, result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${complaint(issue)}`);
  throw new BadInput([`${path}:`, ...lines].join("\n"));
}

/** Reads a settings file of a kiosk, and a second one with its secrets. @throws BadInput */
export function readSettings(path: string, secrets: string | undefined): Settings {
  const files = [path, ...(secrets === undefined ? [] : [secrets])];
  const layers = files.map((name) => {
    const values = readJson(name);
    if (typeof values !== "object" || values === null || Array.isArray(values))
      throw new BadInput(`${name} is not a JSON object.`);
    return { name, values: values as Record<string, unknown> };
  });
  return checked(files.join(" and "), SETTINGS.safeParse(mergeLayers(layers)));
}

/** Reads the patrons file. @throws BadInput */
export function readPatrons(path: string): Patrons {
  return checked(path, PATRONS.safeParse(readJson(path)));
}

/** Shorter secrets would be found in figures and words by chance. */
const SHORTEST_SECRET = 4;

/** What must never stand in a log or a report. Names of the terminal's accounts are no secrets, and may be words of both. */
export function secretsOf(patrons: Patrons, { backend }: Settings): readonly string[] {
  const { reader, other, locked, expired, blocked, foreign, notRenewable, notHoldable } = patrons;
  const cards = [reader, other, locked, expired, blocked, foreign];
  const all = [...cards, ...Object.values(notRenewable), ...Object.values(notHoldable)];
  const { koha, sip2, token, catalogue } = backend;
  return [
    ...all.flatMap((one) => (one === undefined ? [] : [one.card, one.password])),
    ...patrons.unsaid,
    ...Object.keys(patrons.loans ?? {}),
    ...[koha.secret, koha.lending.secret, sip2.password, token, catalogue.token],
  ].filter((secret) => secret.length >= SHORTEST_SECRET);
}

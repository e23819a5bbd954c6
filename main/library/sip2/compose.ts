import type { FieldId } from "./fields.table.ts";
import type { Field, Message } from "./message.ts";
import { MESSAGES, type PartName, type RequestId } from "./messages.table.ts";

/**
 * One request. Missing parts are filled in: AO and AC from the settings, dates with the current time, others with their default.
 * Undefined and empty fields are not sent, except AC, AD, BP and BQ where the server wants them empty, and AO, AA, AB and AP
 * where the message requires them. An undefined AD is a patron without a password.
 */
export interface Ask<Id extends RequestId = RequestId> {
  readonly id: Id;
  readonly parts?: Partial<Readonly<Record<PartName<Id>, string>>>;
  readonly fields?: Partial<Readonly<Record<FieldId, string>>>;
}

/** Values that every request contains. */
export interface Usual {
  /** AO. */
  readonly institution: string;
  /** AC. */
  readonly terminalPassword: string;
  readonly sendEmpty: boolean;
  /** The current time in the server's zone (`sipDate`). */
  readonly date: string;
}

/** Default values of fixed parts; others are blank. */
const USUAL_PARTS: Readonly<Record<string, string>> = {
  status: "0",
  width: "080",
  version: "2.00",
  userAlgorithm: "0",
  passwordAlgorithm: "0",
  language: "000",
  renewal: "N",
  noBlock: "N",
  thirdParty: "N",
  fee: "01",
  way: "00",
  currency: "JPY",
};
const ALWAYS: readonly string[] = ["AO", "AA", "AB", "AP", "CN", "CO", "BV"];
const EMPTY_WHERE_WANTED: readonly string[] = ["AC", "AD", "BP", "BQ"];

/** A request as a message; fields in the order of the table, others after them. */
export function compose<Id extends RequestId>(ask: Ask<Id>, usual: Usual): Message<Id> {
  const layout = MESSAGES[ask.id];
  const dates = { date: usual.date, returned: usual.date };
  const parts = Object.fromEntries(
    Object.keys(layout.parts).map((name) => [
      name,
      USUAL_PARTS[name] ?? (dates as Record<string, string>)[name] ?? "",
    ]),
  );
  const given: Readonly<Record<string, string | undefined>> = {
    AO: usual.institution,
    AC: usual.terminalPassword,
    ...ask.fields,
  };
  const listed = layout.fields
    .split(" ")
    .map((word) => ({ id: word.slice(0, 2), optional: word.length > 2 }));
  const fields: Field[] = [];
  for (const { id, optional } of listed) {
    const value = given[id] ?? "";
    const isWanted = optional ? false : ALWAYS.includes(id);
    const isEmptyWanted =
      usual.sendEmpty && EMPTY_WHERE_WANTED.includes(id) && (id !== "AD" || given["AD"] !== undefined);
    if (value !== "" || isWanted || isEmptyWanted) fields.push({ id, value });
  }
  for (const [id, value = ""] of Object.entries(ask.fields ?? {})) {
    if (value !== "" && !listed.some((field) => field.id === id)) fields.push({ id, value });
  }
  // The names come from the table from which the type is derived.
  return { id: ask.id, parts: { ...parts, ...ask.parts } as Message<Id>["parts"], fields };
}

/*
 * The messages of SIP2 2.00 (SIP-28). `parts`: the fixed ones in order, with their widths. `fields`: ids that belong to the
 * message, `?` = optional, `*` = repeatable and optional. `write`: it changes something, so it is never sent a second time.
 * `name`: its name in the log. `onlyListed`: in parsing, fields that are not in `fields` are dropped.
 */
export const MESSAGES = {
  "99": {
    name: "status",
    answer: "98",
    write: false,
    parts: { status: 1, width: 3, version: 4 },
    fields: "",
  },
  "98": {
    name: "status",
    parts: {
      online: 1,
      checkin: 1,
      checkout: 1,
      renewal: 1,
      statusUpdate: 1,
      offline: 1,
      timeout: 3,
      retries: 3,
      date: 18,
      version: 4,
    },
    fields: "AO AM? BX AN? AF* AG*",
  },
  "93": {
    name: "login",
    answer: "94",
    write: false,
    parts: { userAlgorithm: 1, passwordAlgorithm: 1 },
    fields: "CN CO CP?",
  },
  "94": { name: "login", parts: { ok: 1 }, fields: "" },
  "23": {
    name: "patron-status",
    answer: "24",
    write: false,
    parts: { language: 3, date: 18 },
    fields: "AO AA AD AC",
  },
  "24": {
    name: "patron-status",
    parts: { status: 14, language: 3, date: 18 },
    fields: "AO AA AE BL? CQ? BH? BV? AF* AG*",
  },
  "63": {
    name: "patron-information",
    answer: "64",
    write: false,
    parts: { language: 3, date: 18, summary: 10 },
    fields: "AO AA AD? AC? BP? BQ?",
  },
  "64": {
    name: "patron-information",
    parts: {
      status: 14,
      language: 3,
      date: 18,
      holds: 4,
      overdue: 4,
      charged: 4,
      fines: 4,
      recalls: 4,
      unavailable: 4,
    },
    fields:
      "AO AA AE BZ? CA? CB? BL? CQ? BH? BV? CC? AS* AT* AU* AV* BU* CD* BD? BE? BF? AQ? PA? PB? PC? PI? AF* AG*",
  },
  "17": { name: "item", answer: "18", write: false, parts: { date: 18 }, fields: "AO AB AC?" },
  "18": {
    name: "item",
    parts: { circulation: 2, security: 2, fee: 2, date: 18 },
    fields: "CF? AH? CJ? CM? AB AJ BG? BH? BV? CK? AQ? AP? CH? AF* AG*",
  },
  "11": {
    name: "checkout",
    answer: "12",
    write: true,
    parts: { renewal: 1, noBlock: 1, date: 18, due: 18 },
    fields: "AO AA AB AD? AC CH? BO? BI?",
  },
  "12": {
    name: "checkout",
    parts: { ok: 1, renewal: 1, magnetic: 1, desensitize: 1, date: 18 },
    fields: "AO AA AB AJ AH BT? CI? BH? BV? CK? CH? BK? AF* AG*",
  },
  "29": {
    name: "renewal",
    answer: "30",
    write: true,
    parts: { thirdParty: 1, noBlock: 1, date: 18, due: 18 },
    fields: "AO AA AD? AB? AJ? AC? CH? BO?",
  },
  "30": {
    name: "renewal",
    parts: { ok: 1, renewal: 1, magnetic: 1, desensitize: 1, date: 18 },
    fields: "AO AA AB AJ AH BT? CI? BH? BV? CK? CH? BK? AF* AG*",
  },
  "15": {
    name: "hold",
    answer: "16",
    write: true,
    parts: { mode: 1, date: 18 },
    fields: "BW? BS? BY? AO AA AD? AB? AJ? AC? BO?",
  },
  "16": {
    name: "hold",
    parts: { ok: 1, available: 1, date: 18 },
    fields: "BW? BR? BS? AO AA AB? AJ? AF* AG*",
  },
  "65": {
    name: "renewal-of-all",
    answer: "66",
    write: true,
    parts: { date: 18 },
    fields: "AO AA AD? AC? BO?",
  },
  "66": {
    name: "renewal-of-all",
    parts: { ok: 1, renewed: 4, unrenewed: 4, date: 18 },
    fields: "AO AA BM* BN* AF* AG*",
  },
  "35": { name: "end-of-visit", answer: "36", write: false, parts: { date: 18 }, fields: "AO AA AD? AC?" },
  "36": { name: "end-of-visit", parts: { ended: 1, date: 18 }, fields: "AO AA AF* AG*" },
  "09": {
    name: "checkin",
    answer: "10",
    write: true,
    parts: { noBlock: 1, date: 18, returned: 18 },
    fields: "AP AO AB AC CH? BI?",
  },
  "10": {
    name: "checkin",
    parts: { ok: 1, resensitize: 1, magnetic: 1, alert: 1, date: 18 },
    // The message also has the borrower (AA), who waits (CY, DA), and words about both: nobody may learn them from a return.
    onlyListed: true,
    fields: "AO AB AQ AJ? CL? CK? CT? CV?",
  },
  "37": {
    name: "payment",
    answer: "38",
    write: true,
    parts: { date: 18, fee: 2, way: 2, currency: 3 },
    fields: "BV AO AA AD AC CG? BK?",
  },
  "38": { name: "payment", parts: { accepted: 1, date: 18 }, fields: "AO AA BK? AF* AG*" },
  "96": { name: "resend", parts: {}, fields: "" },
  "97": { name: "resend", parts: {}, fields: "" },
} as const;

/** A known message. */
export type MessageId = keyof typeof MESSAGES;
/** A request that has an answer. */
export type RequestId = {
  [Id in MessageId]: (typeof MESSAGES)[Id] extends { readonly answer: string } ? Id : never;
}[MessageId];
/** The answer of a request. */
export type AnswerId<Id extends RequestId = RequestId> = (typeof MESSAGES)[Id]["answer"];
/** Names of the fixed parts of a message. */
export type PartName<Id extends MessageId> = keyof (typeof MESSAGES)[Id]["parts"] & string;

/*
 * Ids of variable fields: those of SIP2 2.00, and extensions of Koha, Evergreen, Polaris and others that are in use
 * (docs/notes-sip2.md). `true`: the value is personal or secret, and is masked in a transcript.
 */
export const FIELDS = {
  AA: true, // card number
  AB: true, // copy's barcode, personal because it tells what is borrowed
  AC: true, // terminal password
  AD: true, // patron's password
  AE: true, // patron's name
  AF: true, // message for the screen; greets by name on some servers
  AG: true, // line for a printer
  AH: false, // due date
  AJ: true, // title
  AL: true, // message on a blocked card
  AM: false, // library's name
  AN: false, // terminal's place
  AO: false, // institution
  AP: false, // current place
  AQ: false, // permanent place
  AS: true, // hold
  AT: true, // overdue loan
  AU: true, // loan
  AV: true, // fine
  AY: false, // sequence number
  AZ: false, // checksum
  BD: true, // postal address
  BE: true, // email address
  BF: true, // telephone
  BG: true, // owner
  BH: false, // currency
  BI: false, // cancel
  BK: true, // transaction
  BL: false, // the card is known
  BM: true, // renewed copy
  BN: true, // copy that was not renewed
  BO: false, // fee is accepted
  BP: false, // first line wanted
  BQ: false, // last line wanted
  BR: false, // place in the queue
  BS: false, // pickup library
  BT: false, // kind of fee
  BU: true, // recalled copy
  BV: true, // balance
  BW: false, // last day of a hold
  BX: false, // supported messages
  BY: false, // kind of hold
  BZ: false, // holds allowed
  CA: false, // overdue loans allowed
  CB: false, // loans allowed
  CC: true, // fees allowed
  CD: true, // hold that cannot be filled
  CF: false, // length of the queue
  CG: true, // id of a fee
  CH: true, // properties of a copy
  CI: false, // security tag is to be left
  CJ: false, // day of recall
  CK: false, // kind of medium
  CL: false, // bin for sorting
  CM: false, // day a hold came, or ends
  CN: true, // login user
  CO: true, // login password
  CP: false, // terminal's place
  CQ: false, // the password is right
  CR: false, // collection
  CS: false, // call number
  CT: false, // library a copy goes to
  CV: false, // kind of alert
  CY: true, // id of a hold
  DA: true, // name of the hold's patron
  DB: true, // address lines of the hold's patron
  DC: true,
  DD: true,
  PA: true, // Evergreen: last day of the card; Polaris: city
  PB: true, // birth date; Polaris: state
  PC: true, // kind of patron; Polaris: postal code
  PD: true, // birth date
  PE: true, // town
  PF: true, // home library
  PG: true, // age group
  PI: true, // network id
  PS: true,
  PT: true, // kind of patron
  PX: true, // last day of the card
  PY: true, // the card has ended
  PZ: true, // postal code
  BC: true, // birth date
  KA: true,
  KC: true,
  KP: true,
  XA: true,
  XI: true, // inner id of the patron
} as const satisfies Readonly<Record<string, boolean>>;

/** Id of a field that we know by name. */
export type FieldId = keyof typeof FIELDS;

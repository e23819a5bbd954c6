import { type KohaKind, kohaSubject } from "#test/support/port-promise/koha-subject.ts";
import { promiseThePort } from "#test/support/port-promise/promise.ts";

const KINDS: readonly KohaKind[] = [
  { name: "23.05", version: "23.05", lender: false, sip2: false },
  { name: "23.05 with its SIP2", version: "23.05", lender: false, sip2: true },
  { name: "23.11, which lends", version: "23.11", lender: true, sip2: false },
];

for (const kind of KINDS) promiseThePort(kohaSubject(kind));

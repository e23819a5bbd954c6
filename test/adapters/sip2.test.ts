import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { promiseThePort } from "#test/support/port-promise/promise.ts";
import { sip2Subject } from "#test/support/port-promise/sip2-subject.ts";

// 15 only adds (SIP-38).
promiseThePort(
  sip2Subject({
    name: "a server like Koha's",
    quirks: SERVERS.koha,
    settings: { preset: "koha" },
    can: { changeHold: false, cancelHold: false },
    endless: "half a message",
  }),
);
// Renewing by 11, and 15 in all its modes; nothing without a password.
promiseThePort(
  sip2Subject({
    name: "a server that changes and cancels holds",
    quirks: SERVERS.older,
    settings: { preset: "sierra-polaris", renewVia: "11" },
    can: { checkOutByCard: false },
    endless: "half a message",
  }),
);
// Renewing by 29; 15 only adds.
promiseThePort(
  sip2Subject({
    name: "a server like invenio's",
    // Short sums cost the fake many tries; the codec's own tests have them.
    quirks: { ...SERVERS.invenio, checksum: "as-asked" },
    settings: { preset: "rero-invenio" },
    can: { changeHold: false, cancelHold: false },
    endless: "the word None",
  }),
);

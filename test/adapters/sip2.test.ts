import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { promiseThePort } from "../helpers/port-promise/promise.ts";
import { sip2Subject } from "../helpers/port-promise/sip2-subject.ts";

// Renewing by 11, and 15 in all its modes.
promiseThePort(
  sip2Subject({
    name: "a server like Koha's",
    quirks: SERVERS.koha,
    settings: { preset: "koha", renewVia: "11" },
    can: {},
  }),
);
// Renewing by 29; 15 only adds.
promiseThePort(
  sip2Subject({
    name: "a server like invenio's",
    quirks: SERVERS.invenio,
    settings: { preset: "rero-invenio" },
    can: { changeHold: false, cancelHold: false },
  }),
);

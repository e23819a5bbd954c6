import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { promiseThePort } from "../helpers/port-promise/promise.ts";
import { sip2Subject } from "../helpers/port-promise/sip2-subject.ts";

promiseThePort(
  sip2Subject({ name: "all that the standard has", quirks: {}, settings: { holds: "full" }, can: {} }),
);
promiseThePort(
  sip2Subject({
    name: "a server like Koha, renewing by 11",
    quirks: SERVERS.koha,
    settings: { preset: "koha", renewVia: "11" },
    can: {},
  }),
);
promiseThePort(
  sip2Subject({
    name: "a server like invenio",
    quirks: SERVERS.invenio,
    settings: { preset: "rero-invenio" },
    can: { changeHold: false, cancelHold: false },
  }),
);

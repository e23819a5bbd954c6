import { kohaSubject } from "#test/support/port-promise/koha-subject.ts";
import { promiseThePort } from "#test/support/port-promise/promise.ts";

promiseThePort(kohaSubject({ lends: false }));
promiseThePort(kohaSubject({ lends: true }));

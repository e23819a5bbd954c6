import { promiseThePort } from "#test/support/port-promise/promise.ts";
import { shioriSubject } from "#test/support/port-promise/shiori-subject.ts";

promiseThePort(shioriSubject());

import { kohaSubject } from "../helpers/port-promise/koha-subject.ts";
import { promiseThePort } from "../helpers/port-promise/promise.ts";

promiseThePort(kohaSubject());

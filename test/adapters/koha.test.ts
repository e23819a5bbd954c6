import { kohaSubject } from "../helpers/port-promise/koha-subject.ts";
import { promiseThePort } from "../helpers/port-promise/promise.ts";

promiseThePort(kohaSubject("basic", "23.05"));
promiseThePort(kohaSubject("oauth", "25.05"));

import { promiseThePort } from "../helpers/port-promise/promise.ts";
import { shioriSubject } from "../helpers/port-promise/shiori-subject.ts";

promiseThePort(shioriSubject());

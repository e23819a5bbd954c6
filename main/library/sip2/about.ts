import type { DayHours, LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { tidy } from "#contract/text/values.ts";
import { first, type Message } from "./message.ts";
import { OUT_OF_ORDER, type Sip2, within } from "./sip2.ts";

/** SIP2 tells no hours; a terminal that is running stands in a library that is open. */
const ALWAYS: readonly DayHours[] = Array.from({ length: 7 }, () => ({ open: "0:00", close: "24:00" }));

/** What a server says of itself, with neutral values for what it does not: 0 means "not known". */
function ownWords(state: Message<"98">, library: string): LibraryInfo {
  const name = tidy(first(state, "AM") ?? "") || tidy(first(state, "AO") ?? "") || library;
  const words = { ja: name, en: name };
  return {
    name: words,
    phone: "",
    libraries: [
      {
        id: library,
        name: words,
        shortName: words,
        phone: "",
        hours: ALWAYS,
        closedDays: [],
        pickupPlace: { ja: "", en: "" },
      },
    ],
    courierWeekdays: [],
    mail: { holdSender: "", confirmSender: "", domain: "" },
    rules: { maxHolds: 50, holdShelfOpenDays: 0, maxRenewals: 0, maxFailedSignIns: 0, lockMinutes: 0 },
  };
}

/** Is the server there, and what is the library: one question (99) each. */
export function aboutPart(sip2: Sip2): Pick<LibraryPort, "health" | "info"> {
  const { session, about, library, limits } = sip2;
  return {
    health: async (options) => {
      const reply = await within(limits.health, options.signal, (signal) =>
        session.ask({ id: "99" }, signal),
      );
      return reply.kind === "answer" ? ok({}) : OUT_OF_ORDER;
    },
    info: async (options) => {
      if (about !== null) return ok(about);
      const known = session.state();
      if (known !== null) return ok(ownWords(known, library));
      const reply = await within(limits.read, options.signal, (signal) => session.ask({ id: "99" }, signal));
      return reply.kind === "answer" ? ok(ownWords(reply.message, library)) : OUT_OF_ORDER;
    },
  };
}

import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { tidy } from "#contract/text/values.ts";
import { plainInfo, plainLibrary } from "../plain-info.ts";
import { withTimeout } from "../with-timeout.ts";
import { healthOf } from "./health.ts";
import { first, type Message } from "./message.ts";
import { OUT_OF_ORDER, type Sip2 } from "./sip2.ts";

/** Library information from the server's status message. */
function infoFromStatus(state: Message<"98">, library: string): LibraryInfo {
  const name = tidy(first(state, "AM") ?? "") || tidy(first(state, "AO") ?? "") || library;
  return plainInfo(name, "", [plainLibrary(library, name)]);
}

/** Health check and library information: one request (99) each. */
export function aboutPart(sip2: Sip2): Pick<LibraryPort, "health" | "info"> {
  const { session, about, library, limits } = sip2;
  return {
    health: (options) => healthOf(sip2, options),
    info: async (options) => {
      if (about !== null) return ok(about);
      const known = session.state();
      if (known !== null) return ok(infoFromStatus(known, library));
      const reply = await withTimeout(limits.read, options.signal, (signal) =>
        session.ask({ id: "99" }, signal),
      );
      return reply.kind === "answer" ? ok(infoFromStatus(reply.message, library)) : OUT_OF_ORDER;
    },
  };
}

import type { LibraryInfo } from "#contract/domain/library.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { tidy } from "#contract/text/values.ts";
import { plainInfo, plainLibrary } from "../plain-info.ts";
import { withTimeout } from "../with-timeout.ts";
import { first, type Message } from "./message.ts";
import { OUT_OF_ORDER, type Sip2 } from "./sip2.ts";

/** What a server says of itself. */
function ownWords(state: Message<"98">, library: string): LibraryInfo {
  const name = tidy(first(state, "AM") ?? "") || tidy(first(state, "AO") ?? "") || library;
  return plainInfo(name, "", [plainLibrary(library, name)]);
}

/** Is the server there, and what is the library: one question (99) each. */
export function aboutPart(sip2: Sip2): Pick<LibraryPort, "health" | "info"> {
  const { session, about, library, limits } = sip2;
  return {
    health: async (options) => {
      const reply = await withTimeout(limits.health, options.signal, (signal) =>
        session.ask({ id: "99" }, signal),
      );
      return reply.kind === "answer" ? ok({}) : OUT_OF_ORDER;
    },
    info: async (options) => {
      if (about !== null) return ok(about);
      const known = session.state();
      if (known !== null) return ok(ownWords(known, library));
      const reply = await withTimeout(limits.read, options.signal, (signal) =>
        session.ask({ id: "99" }, signal),
      );
      return reply.kind === "answer" ? ok(ownWords(reply.message, library)) : OUT_OF_ORDER;
    },
  };
}

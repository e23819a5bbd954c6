import type { Handlers } from "./context.ts";

/** Verbs about the library's messages to the patron. */
export const messageCalls: Handlers<"messages" | "readMessage"> = {
  messages: (_args, { library, session, signal }) => library.messages({ session }, { signal }),
  readMessage: ({ message }, { library, session, write }) =>
    write("readMessage", (key, options) => library.readMessage({ session, key, message }, options)),
};

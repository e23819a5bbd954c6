import type { Message } from "#contract/domain/message.ts";
import { ok } from "#contract/result.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { Handlers } from "./context.ts";

/** Whichever system it comes from: no page gets a text that is more than writing. */
function tidy(message: Message): Message {
  return { ...message, text: messageText(message.text) };
}

/** Verbs about the library's messages to the patron. */
export const messageCalls: Handlers<"messages" | "readMessage"> = {
  messages: async (_args, { library, session, signal }) => {
    const answer = await library.messages({ session }, { signal });
    return answer.ok ? ok({ messages: answer.value.messages.map(tidy) }) : answer;
  },
  readMessage: async ({ message }, { library, session, write }) => {
    const answer = await write("readMessage", (key, options) =>
      library.readMessage({ session, key, message }, options),
    );
    return answer.ok ? ok(tidy(answer.value)) : answer;
  },
};

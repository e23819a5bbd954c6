import type { Handlers } from "./context.ts";

/** Verbs about the visit. The gate has already counted `beat`. */
export const visitCalls: Handlers<
  "hello" | "beat" | "staffDoor" | "begin" | "finish" | "stay" | "moreTime" | "speak" | "hush"
> = {
  hello: (_args, context) => context.hello(),
  beat: async () => undefined,
  staffDoor: async (_args, context) => context.staffDoor(),
  begin: async (_args, context) => context.dispatch({ type: "begin" }),
  finish: async (_args, context) => context.dispatch({ type: "end", reason: "button" }),
  stay: async (_args, context) => context.dispatch({ type: "stay" }),
  moreTime: async (_args, context) => context.dispatch({ type: "more-time" }),
  speak: async ({ text, language }, context) => context.speak(text, language),
  hush: async (_args, context) => context.hush(),
};

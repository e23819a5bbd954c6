import type { Handlers } from "./context.ts";

/** Verbs about the visit. The gate has already counted `beat`. */
export const visitCalls: Handlers<
  "hello" | "beat" | "staffDoor" | "begin" | "finish" | "stay" | "moreTime" | "returning" | "speak" | "hush"
> = {
  hello: (_args, context) => context.hello(),
  beat: async () => undefined,
  staffDoor: async (_args, context) => context.staffDoor(),
  begin: async (_args, context) => context.dispatch({ type: "begin" }),
  finish: async (_args, context) => context.dispatch({ type: "end", reason: "button" }),
  stay: async (_args, context) => context.dispatch({ type: "stay" }),
  moreTime: async (_args, context) => context.dispatch({ type: "more-time" }),
  // Cannot lengthen a visit: the screen's own time is the shorter one.
  returning: async ({ on }, context) => context.dispatch({ type: "returning", on }),
  speak: async ({ text, language }, context) => context.speak(text, language),
  hush: async (_args, context) => context.hush(),
};

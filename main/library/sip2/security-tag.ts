import type { TagStep } from "#contract/domain/lending.ts";
import { first, type Message } from "./message.ts";

function stepOf(flag: string): TagStep {
  if (flag === "Y") return "switch";
  return flag === "N" ? "leave" : "unsaid";
}

/** What a copy's tag needs after lending: an inhibited one (CI) is left, otherwise the server's `desensitize` decides. */
export function tagAfterLoan(message: Message<"12">): TagStep {
  return first(message, "CI")?.trim() === "Y" ? "leave" : stepOf(message.parts.desensitize);
}

/** What a copy's tag needs after a return. */
export function tagAfterReturn({ parts }: Message<"10">): TagStep {
  return stepOf(parts.resensitize);
}

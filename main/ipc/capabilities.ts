import type { Verb } from "#contract/ipc/calls.ts";
import type { Capabilities } from "#contract/library/port.ts";

/** The capability that a verb needs; verbs not listed need none. */
const NEEDS: Partial<Readonly<Record<Verb, keyof Capabilities>>> = {
  search: "search",
  find: "search",
  suggest: "suggest",
  classAt: "browseClasses",
  related: "related",
  placeHold: "placeHold",
  changeHold: "changeHold",
  cancelHold: "cancelHold",
  suspendHold: "suspendHold",
  resumeHold: "suspendHold",
  keepHold: "cancelHold",
  renew: "renew",
  messages: "messages",
  readMessage: "readMessage",
  setEmail: "email",
  deleteEmail: "email",
  confirmEmail: "proveEmail",
  resendEmailCode: "proveEmail",
  changePassword: "changePassword",
};

/** Whether the backend supports a verb. No page of ours offers an unsupported one. */
export function isSupported(verb: Verb, capabilities: Capabilities): boolean {
  if (verb === "picks") return capabilities.newTitles || capabilities.popularTitles;
  const needs = NEEDS[verb];
  return needs === undefined || capabilities[needs];
}

import type { Verb } from "#contract/ipc/calls.ts";
import type { Capabilities } from "#contract/library/port.ts";

/** What the backend must be able to do for a verb; verbs that are not here need nothing of the kind. */
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

/** Whether a backend that can do this is to be asked at all: no page offers what it cannot, so who asks is no page of ours. */
export function isAble(verb: Verb, capabilities: Capabilities): boolean {
  if (verb === "picks") return capabilities.newTitles || capabilities.popularTitles;
  const needs = NEEDS[verb];
  return needs === undefined || capabilities[needs];
}

import { z } from "zod";
import type { LibraryId, LibraryInfo } from "#contract/domain/library.ts";
import type { ClassPage, SubjectClass } from "#contract/domain/title.ts";
import type { CallOptions, Capabilities } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import * as answers from "#contract/rest/answers.schema.ts";
import { signedInAnswer, signedInByCardAnswer } from "#contract/rest/sign-in.schema.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Log } from "../../log/log.ts";
import type { Adapter } from "../live.ts";
import { pickupPlacesResult } from "../pickup-places.ts";
import { createExchange, LIMITS } from "./exchange.ts";
import { createHttp, type Http, type HttpOptions } from "./http.ts";

/** For `health` and `signOut`: the body is ignored. */
const nothingAnswer: z.ZodType<Record<string, never>> = z.unknown().transform(() => ({}));

const UNEXPECTED = refused(refusal("unexpected"));

/** The top level of the class hierarchy. */
function tenClasses(children: readonly SubjectClass[]): ClassPage {
  const titles = children.reduce((sum, one) => sum + one.titles, 0);
  return { ndc: "", label: { ja: "", en: "" }, titles, children };
}

/** The capabilities of the reference backend: all but suspending holds. */
const CAPABILITIES: Capabilities = {
  search: true,
  suggest: true,
  searchesReadings: true,
  filterOnShelf: true,
  filterAudience: true,
  filterMaterial: true,
  browseClasses: true,
  newTitles: true,
  popularTitles: true,
  related: true,
  placeHold: true,
  approvesHolds: true,
  changeHold: true,
  cancelHold: true,
  suspendHold: false,
  renew: true,
  checkOut: true,
  checkOutByCard: true,
  checkIn: true,
  email: true,
  proveEmail: true,
  changePassword: true,
  messages: true,
  readMessage: true,
  confirmsWrites: true,
  tellsEarliest: true,
};

/** The Library port over Shiori's REST API (contract/rest). Connects with the first call. `http`: closed by `end`. */
export function createShioriLibrary(
  options: HttpOptions & { readonly log: Log },
  http: Http = createHttp(options),
): Adapter {
  const { read, write } = createExchange(http, options.log);
  /** Library ids from the latest information; each is a pickup library (D25). */
  let libraries: readonly LibraryId[] | null = null;

  async function info(o: CallOptions): Promise<Result<LibraryInfo>> {
    const answer = await read({ route: "info" }, answers.infoAnswer, o.signal);
    if (answer.ok) libraries = answer.value.libraries.map(({ id }) => id);
    return answer;
  }

  return {
    capabilities: CAPABILITIES,
    end: http.end,
    health: (o) => read({ route: "health" }, nothingAnswer, o.signal, LIMITS.health),
    info,

    signIn: ({ cardNumber, password }, o) =>
      read({ route: "signIn", body: { cardNumber, password } }, signedInAnswer, o.signal, LIMITS.write),
    signInByCard: ({ cardNumber }, o) =>
      read({ route: "signInByCard", body: { cardNumber } }, signedInByCardAnswer, o.signal, LIMITS.write),
    signOut: async ({ session }, o) => {
      const answer = await read({ route: "signOut", session }, nothingAnswer, o.signal);
      // An unknown session counts as ended; an unreachable backend ends it by itself.
      return answer.ok ? answer : { ok: true, value: {} };
    },
    overview: ({ session }, o) => read({ route: "overview", session }, answers.overviewAnswer, o.signal),
    changePassword: ({ session, key, current, next }, o) =>
      write(
        { route: "changePassword", session, key, body: { current, next } },
        answers.overviewAnswer,
        o.signal,
      ),

    search: (call, o) => read({ route: "search", body: call }, answers.searchAnswer, o.signal),
    suggest: (call, o) => read({ route: "suggest", body: call }, answers.suggestAnswer, o.signal),
    title: ({ id }, o) => read({ route: "title", path: { id } }, answers.titleAnswer, o.signal),
    find: (call, o) => read({ route: "find", body: call }, answers.findAnswer, o.signal),

    classAt: async ({ ndc }, o) => {
      if (ndc !== "") return read({ route: "classAt", path: { id: ndc } }, answers.classAnswer, o.signal);
      const all = await read({ route: "classes" }, answers.classesAnswer, o.signal);
      return all.ok ? ok(tenClasses(all.value)) : all;
    },
    picks: (call, o) => read({ route: "picks", body: call }, answers.picksAnswer, o.signal),
    related: ({ id }, o) => read({ route: "related", path: { id } }, answers.relatedAnswer, o.signal),

    loans: ({ session }, o) => read({ route: "loans", session }, answers.loansAnswer, o.signal),
    renew: ({ session, key, loan }, o) =>
      write({ route: "renew", path: { id: loan }, session, key }, answers.loanAnswer, o.signal),
    checkOut: ({ session, key, barcode, renew }, o) =>
      write(
        { route: "checkOut", session, key, body: { barcode, renew } },
        answers.checkedOutAnswer,
        o.signal,
      ),
    checkIn: ({ key, barcode, undoes }, o) =>
      write(
        { route: "checkIn", key, body: { barcode, ...(undoes === undefined ? {} : { loan: undoes.loan }) } },
        answers.checkedInAnswer,
        o.signal,
      ),

    holds: ({ session }, o) => read({ route: "holds", session }, answers.holdsAnswer, o.signal),
    async pickupPlaces(_call, o) {
      if (libraries !== null) return pickupPlacesResult(libraries);
      const answer = await info(o);
      return answer.ok ? pickupPlacesResult(libraries ?? []) : answer;
    },
    placeHold: ({ session, key, title, pickup, contact }, o) =>
      write(
        { route: "placeHold", session, key, body: { title, pickup, contact } },
        answers.placedAnswer,
        o.signal,
      ),
    changeHold: ({ session, key, hold, pickup, contact }, o: CallOptions) =>
      write(
        { route: "changeHold", path: { id: hold }, session, key, body: { pickup, contact } },
        answers.holdAnswer,
        o.signal,
      ),
    cancelHold: ({ session, key, hold }, o) =>
      write({ route: "cancelHold", path: { id: hold }, session, key }, answers.holdAnswer, o.signal),

    // Its rules have no suspension.
    suspendHold: async () => UNEXPECTED,
    resumeHold: async () => UNEXPECTED,

    messages: ({ session }, o) => read({ route: "messages", session }, answers.messagesAnswer, o.signal),
    readMessage: ({ session, key, message }, o) =>
      write({ route: "readMessage", path: { id: message }, session, key }, answers.messageAnswer, o.signal),

    setEmail: ({ session, key, address, language }, o) =>
      write({ route: "setEmail", session, key, language, body: { address } }, answers.patronAnswer, o.signal),
    deleteEmail: ({ session, key }, o) =>
      write({ route: "deleteEmail", session, key }, answers.patronAnswer, o.signal),
    confirmEmail: ({ session, key, code }, o) =>
      write({ route: "confirmEmail", session, key, body: { code } }, answers.patronAnswer, o.signal),
    resendEmailCode: ({ session, key, language }, o) =>
      write({ route: "resendEmailCode", session, key, language }, answers.patronAnswer, o.signal),
  };
}

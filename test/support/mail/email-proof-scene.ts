import { DAY_MS } from "#backend/clock.ts";
import { openSmallLibrary, type SmallLibrary } from "../backend/small-library.ts";
import type { RestPatron } from "../http/rest-client.ts";
import { ADDRESS } from "./mail-scene.ts";

/** Settings of a library that wants a proof. */
const REQUIRED = { mail: { proof: "required" } };
/** Where links lead, and a library whose mails have one. */
export const PROOF_URL = "https://library.example/confirm/";
export const LINKED = { mail: { proof: "required", proofUrl: PROOF_URL } };
/** How long a code and a link are good. */
export const GOOD_MS = 14 * DAY_MS;

/** The newest confirmation, as it waits in the outbox: its text, its code in Japanese, and its link when there is one. */
export async function confirmation(
  library: SmallLibrary,
): Promise<{ readonly text: string; readonly code: string; readonly link: string }> {
  const { text } = await library.backend.db
    .selectFrom("outbox")
    .select("text")
    .where("kind", "=", "email-confirmation")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const [, code = ""] = /確認番号：(\d{6})/u.exec(text) ?? [];
  const [link = ""] = /https:\S+/u.exec(text) ?? [];
  return { text, code, link };
}

/** A code that is not the one of the mail. */
export function another(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

/** What a kiosk is told of the address. */
export const emailOf = async (patron: RestPatron) => (await patron.overview()).value.patron.email;

/** Presses a button of the page behind the link, as a browser without a kiosk's token does. */
export function press(library: SmallLibrary, link: string, answer: "mine" | "remove"): Promise<Response> {
  return fetch(`${library.url}/v1/email-confirmations/${link.split("/").at(-1)}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `answer=${answer}`,
  });
}

/** A patron who has just registered an address, and what the mail to it says. */
export async function registered(settings: object = REQUIRED): Promise<{
  library: SmallLibrary;
  patron: RestPatron;
  code: string;
  link: string;
}> {
  const library = await openSmallLibrary(settings);
  const patron = await library.patron();
  await patron.setEmail(ADDRESS);
  return { library, patron, ...(await confirmation(library)) };
}

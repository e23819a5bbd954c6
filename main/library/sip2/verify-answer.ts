import type { Decoded } from "./codec.ts";
import { first, type Message } from "./message.ts";
import { type AnswerId, MESSAGES, type RequestId } from "./messages.table.ts";
import type { ServerProfile } from "./server-profiles.ts";

/** Why a message is not a valid answer. */
export type AnswerFault = "nonsense" | "checksum" | "mismatch" | "resend";

/** A request that was sent, with its sequence number. */
export interface Sent<Id extends RequestId = RequestId> {
  readonly request: Message<Id>;
  readonly sequence: number;
}

/** Fields that an answer must repeat, so that a patron never sees another patron's data (SIP-14). */
const ECHOES = ["AA", "AB"] as const;

function mustHave(id: keyof typeof MESSAGES, field: string): boolean {
  return MESSAGES[id].fields.split(" ").includes(field);
}

function isEchoed({ request }: Sent, answer: Message, { institution }: ServerProfile): boolean {
  for (const id of ECHOES) {
    const asked = first(request, id)?.trim() ?? "";
    const said = first(answer, id)?.trim();
    if (asked === "") continue;
    if (said === undefined ? mustHave(answer.id, id) : said !== asked) return false;
  }
  const asked = first(request, "AO")?.trim() ?? "";
  const said = first(answer, "AO")?.trim() ?? "";
  return institution === "any" || asked === "" || said === "" || said === asked;
}

/**
 * Checks that a message answers the request: the paired message id, the same sequence number if any, the card, the copy and
 * the institution. Real servers sometimes repeat another patron's answer.
 */
export function verifyAnswer<Id extends RequestId>(
  sent: Sent<Id>,
  decoded: Decoded,
  profile: ServerProfile,
): Message<AnswerId<Id>> | AnswerFault {
  if (decoded.kind === "nonsense") return "nonsense";
  const { message, sequence, checksum } = decoded;
  if (message.id === "96") return "resend";
  if (profile.errorDetection === "strict" && checksum !== "right") return "checksum";
  if (message.id !== MESSAGES[sent.request.id].answer) return "mismatch";
  if (profile.errorDetection !== "off" && sequence !== null && sequence !== sent.sequence) return "mismatch";
  return isEchoed(sent, message, profile) ? (message as Message<AnswerId<Id>>) : "mismatch";
}

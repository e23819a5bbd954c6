import type { Decoded } from "./codec.ts";
import { first, type Message } from "./message.ts";
import { type AnswerId, MESSAGES, type RequestId } from "./messages.table.ts";
import type { Ways } from "./ways.ts";

/** Why a message is not the answer. */
export type Doubt = "nonsense" | "checksum" | "mismatch" | "resend";

/** A request that is out, and the number it bore. */
export interface Sent<Id extends RequestId = RequestId> {
  readonly request: Message<Id>;
  readonly sequence: number;
}

/** Fields that an answer repeats, so that nobody is shown somebody else's (SIP-14). */
const ECHOES = ["AA", "AB"] as const;

function mustHave(id: keyof typeof MESSAGES, field: string): boolean {
  return MESSAGES[id].fields.split(" ").includes(field);
}

function isEchoed({ request }: Sent, answer: Message, { institution }: Ways): boolean {
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
 * Whether a message is the answer to what was sent: the paired id, the same number where there is one, the card, the
 * copy and the institution that were asked for. Servers have been seen to repeat the answer of another patron.
 */
export function believe<Id extends RequestId>(
  sent: Sent<Id>,
  decoded: Decoded,
  ways: Ways,
): Message<AnswerId<Id>> | Doubt {
  if (decoded.kind === "nonsense") return "nonsense";
  const { message, sequence, checksum } = decoded;
  if (message.id === "96") return "resend";
  if (ways.errorDetection === "strict" && checksum !== "right") return "checksum";
  if (message.id !== MESSAGES[sent.request.id].answer) return "mismatch";
  if (ways.errorDetection !== "off" && sequence !== null && sequence !== sent.sequence) return "mismatch";
  return isEchoed(sent, message, ways) ? (message as Message<AnswerId<Id>>) : "mismatch";
}

import { mask } from "#main/library/sip2/mask.ts";
import { first } from "#main/library/sip2/message.ts";
import type { TracedMessage } from "#main/library/sip2/message-channel.ts";

/** Observations about a server. Of answers it contains only the server's own names. */
export interface ProbeRecorder {
  hear(heard: TracedMessage): void;
  /** The bytes of every answer, to guess the encoding. */
  readonly answers: Buffer[];
  /** Milliseconds of every answer. */
  readonly times: number[];
  /** Checksums of the answers, counted. */
  readonly sums: { none: number; right: number; wrong: number };
  readonly marks: Marks;
}

/** Peculiarities that identify a server. */
export interface Marks {
  /** Answers without an end. */
  endless: number;
  /** "None" as an answer: Python's null. */
  saysNone: boolean;
  /** Accents and voiced kana were decomposed. */
  isDecomposed: boolean;
  /** Koha's greeting, which contains no name. */
  greetsAsKoha: boolean;
  /** AO of an answer if it differs from the request. */
  institution: string | null;
}

function isDecomposed(text: string): boolean {
  return /\p{Mn}/u.test(text) && text.normalize("NFC") !== text;
}

/** Records a server's answers; `say` gets the masked transcript, line by line. */
export function createProbeRecorder(institution: string, say: (line: string) => void): ProbeRecorder {
  const answers: Buffer[] = [];
  const times: number[] = [];
  const sums = { none: 0, right: 0, wrong: 0 };
  const marks: Marks = {
    endless: 0,
    saysNone: false,
    isDecomposed: false,
    greetsAsKoha: false,
    institution: null,
  };
  let sentAt = 0;

  function hearAnswer({ decoded, bytes, isWhole }: Extract<TracedMessage, { way: "in" }>): void {
    const ms = performance.now() - sentAt;
    if (decoded.kind === "nonsense") {
      marks.saysNone ||= bytes.toString("latin1") === "None";
      say(`< ${bytes.length === 0 ? "nothing" : `no message, ${bytes.length} bytes`}`);
      return;
    }
    if (!isWhole) marks.endless += 1;
    times.push(ms);
    sums[decoded.checksum] += 1;
    answers.push(Buffer.from(bytes));
    marks.isDecomposed ||= isDecomposed(bytes.toString("utf8"));
    marks.greetsAsKoha ||= (first(decoded.message, "AF") ?? "").startsWith("Greetings from Koha");
    const theirs = first(decoded.message, "AO") ?? "";
    if (institution !== "" && theirs !== "" && theirs !== institution) marks.institution = theirs;
    say(`< ${mask(decoded.message)}  (${Math.round(ms)} ms, sum ${decoded.checksum})`);
  }

  return {
    answers,
    times,
    sums,
    marks,
    hear(heard) {
      if (heard.way === "in") hearAnswer(heard);
      else {
        sentAt = performance.now();
        say(`> ${mask(heard.message)}`);
      }
    },
  };
}

import { spokenReading } from "../read-aloud/spoken-reading.ts";

/** Stands where the title goes until it is put in; no sentence and no title has it. */
const PLACE = "\uFFFC";

interface AboutBookProps {
  /** The sentence, around whatever it is given as the title. */
  say(title: string): string;
  readonly title: string;
  /** Language of the title. */
  readonly language: string;
  /** Hiragana; empty when unknown. */
  readonly reading: string;
}

/**
 * A sentence about a book: the words in the patron's language, the title inside it in its own, so that each has the
 * strokes and the voice of its language (直, 骨, 海).
 */
export function AboutBook({ say, title, language, reading }: AboutBookProps) {
  const [before = "", after = ""] = say(PLACE).split(PLACE);
  return (
    <>
      {before}
      <span lang={language} data-spoken={spokenReading(reading) || undefined}>
        {title}
      </span>
      {after}
    </>
  );
}

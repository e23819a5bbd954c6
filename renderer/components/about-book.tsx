import { spokenReading } from "../read-aloud/spoken-reading.ts";

/** Placeholder of the title; occurs in no sentence and no title. */
const PLACE = "\uFFFC";

interface AboutBookProps {
  /** The sentence with the given title. */
  say(title: string): string;
  readonly title: string;
  /** Language of the title. */
  readonly language: string;
  /** Hiragana; empty when unknown. */
  readonly reading: string;
}

/**
 * A sentence about a book in the patron's language, with the title in its own, so that each has the glyphs and the voice of its
 * language (直, 骨, 海).
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

/**
 * Takes a text as it stands, not as a pattern. The names of controls have lost the marks where a line may break, and have spaces
 * around what has a reading above it.
 */
export function literally(text: string): string {
  return (
    text
      .replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")
      .replaceAll("\u200b", "\u200b?")
      // A heading that breaks there shows an ordinary space.
      .replaceAll("\u3000", "\\s")
      .replaceAll(/[\p{sc=Han}\d]/gu, "\\s*$&\\s*")
  );
}

/** Finds a control whose words begin so, whatever it tells besides. */
export function begins(words: string): RegExp {
  return new RegExp(`^${literally(words)}`, "u");
}

/** Finds a control that has these words somewhere. */
export function saying(words: string): RegExp {
  return new RegExp(literally(words), "u");
}

/** What a sentence says around a figure that is not known beforehand. */
export function around(sentence: (figure: string) => string): RegExp {
  return new RegExp(sentence("\u0000").split("\u0000").map(literally).join(".*"), "u");
}

/** Finds a row's button: it shows one word (「変える」) and ends, for those who cannot see, in what it does. */
export function rowButton(name: string): RegExp {
  return new RegExp(`${literally(name)}$`, "u");
}

/** One of several words, somewhere. */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.map(literally).join("|"), "u");
}

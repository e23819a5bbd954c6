interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every sentence of a catalogue of words by its key, for instance `home.help.heading`. */
export function sentencesOf(tree: object, path = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree as Tree)) {
    if (typeof value === "string") all.set(path + key, value);
    else for (const [below, sentence] of sentencesOf(value, `${path}${key}.`)) all.set(below, sentence);
  }
  return all;
}

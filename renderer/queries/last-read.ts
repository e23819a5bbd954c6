/*
 * What the catalogue has answered in this visit, so that a list or a title that is gone back to is there at once; it is
 * read again meanwhile. Only of the catalogue: what is a patron's may have changed by what the patron has just done.
 * It dies with the page.
 */

/** Enough for the way back through a search. */
const KEPT = 24;
const answers = new Map<string, unknown>();

/** The last answer to a question, if it is still kept. Who asks knows its type: keys name the question. */
export function lastRead(key: string): unknown {
  return answers.get(key);
}

/** Keeps an answer; the oldest one goes. */
export function keepRead(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

/** For tests: a real page is thrown away. */
export function forgetReads(): void {
  answers.clear();
}

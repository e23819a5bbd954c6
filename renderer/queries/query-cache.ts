/*
 * Answers of the catalogue in this visit, so that a list or title is shown at once on the way back, while it is read again.
 * Only of the catalogue: a patron's data may have changed by what the patron has just done.
 */

/** Enough for the way back through a search. */
const KEPT = 24;
const answers = new Map<string, unknown>();

/** The last answer to a query, if it is still kept. The caller knows its type by the key. */
export function cachedAnswer(key: string): unknown {
  return answers.get(key);
}

/** Keeps an answer, and drops the oldest beyond the limit. */
export function cacheAnswer(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

/** For tests: a real page is thrown away. */
export function clearQueryCache(): void {
  answers.clear();
}

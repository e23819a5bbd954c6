const TICKETS = 10_000;

/**
 * Four digits for a write of unknown outcome, to show to staff (refusal `not-confirmed`). Derived from the key, so that the
 * adapter, the journal and the backend get the same number.
 */
export function ticketOf(key: string): string {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return String(sum % TICKETS).padStart(4, "0");
}

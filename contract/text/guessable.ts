/**
 * Whether a password is easy to guess: one repeated character (`aaaaaa`), or consecutive characters, up or down (`123456`,
 * `fedcba`); case is ignored. D10 does not cover these (D67).
 */
export function isGuessable(password: string): boolean {
  const codes = [...password.toLowerCase()].map((sign) => sign.charCodeAt(0));
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  return steps.size <= 1 && Math.abs(step) <= 1;
}

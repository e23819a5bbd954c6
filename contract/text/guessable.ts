/**
 * Would anybody guess it first? One character again and again (`aaaaaa`), or neighbours in order, up or down (`123456`,
 * `fedcba`); capitals and small letters count as the same. D10 is silent about these (D67).
 */
export function isGuessable(password: string): boolean {
  const codes = [...password.toLowerCase()].map((sign) => sign.charCodeAt(0));
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  return steps.size <= 1 && Math.abs(step) <= 1;
}

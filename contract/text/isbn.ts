/** Check digit of an ISBN-13 for its first twelve digits (weights 1, 3). */
function check13(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Check character of an ISBN-10 for its first nine digits (weights 10 to 2; ten is X). */
function check10(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const rest = (11 - (sum % 11)) % 11;
  return rest === 10 ? "X" : String(rest);
}

/** The ISBN-10 of an ISBN-13, for catalogues that use it; null if there is none. */
export function toIsbn10(isbn13: string): string | null {
  if (!isbn13.startsWith("978")) return null;
  const body = isbn13.slice(3, 12);
  return body + check10(body);
}

/**
 * Normalises an ISBN of either length, with or without hyphens and in any width, to 13 digits; null when it is none or its check
 * digit is wrong.
 */
export function toIsbn13(text: string): string | null {
  const raw = text
    .normalize("NFKC")
    .replace(/[\s‐‑‒–—−-]/gu, "")
    .toUpperCase();
  if (/^97[89]\d{10}$/u.test(raw)) return check13(raw.slice(0, 12)) === raw.charAt(12) ? raw : null;
  if (!/^\d{9}[\dX]$/u.test(raw) || check10(raw.slice(0, 9)) !== raw.charAt(9)) return null;
  const body = `978${raw.slice(0, 9)}`;
  return body + check13(body);
}

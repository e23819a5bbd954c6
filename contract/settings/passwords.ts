import type { PasswordSigns, PasswordWord } from "./choices.ts";

/** Rules for the characters of a password. */
export interface PasswordRule {
  readonly signs: PasswordSigns;
  /** Characters, 1-64. */
  readonly min: number;
  readonly max: number;
  /** A guessable new password is refused (`isGuessable` in text/guessable.ts). Absent = the library system decides. */
  readonly refuseGuessable?: true;
}

/** Effective password rules: the name on the screens, the characters at sign-in, and the rules for a new one. */
export interface PasswordRules {
  readonly word: PasswordWord;
  readonly now: PasswordRule;
  readonly next: PasswordRule;
}

/** The settings; absent ones have the library system's defaults. */
export interface PasswordSettings {
  /** Name on the screens: パスワード or 暗証番号. */
  readonly word?: PasswordWord | undefined;
  /** Characters at sign-in, and their number. */
  readonly signs?: PasswordSigns | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** The same for a new one. */
  readonly newSigns?: PasswordSigns | undefined;
  readonly newMin?: number | undefined;
  readonly newMax?: number | undefined;
}

const SIGNS: Readonly<Record<PasswordSigns, RegExp>> = {
  digits: /^[0-9]*$/u,
  latin: /^[A-Za-z0-9]*$/u,
  any: /^[ -~]*$/u,
};

/** Whether a password meets the rule. */
export function fitsRule(password: string, { signs, min, max }: PasswordRule): boolean {
  return password.length >= min && password.length <= max && SIGNS[signs].test(password);
}

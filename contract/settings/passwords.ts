import type { AdapterName, PasswordSigns, PasswordWord, Sip2Preset } from "./choices.ts";

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

/** D10: 半角英数で6文字以上10文字まで. */
const GUIDE: PasswordRule = { signs: "latin", min: 6, max: 10 };
const NEW_AT_SHIORI: PasswordRule = { ...GUIDE, refuseGuessable: true };
/** Accepts every password; the library system checks it. */
const ANYTHING: PasswordRule = { signs: "any", min: 1, max: 64 };
/** Weaker than any rule that Koha can have; Koha itself checks its rules. */
const NEW_AT_KOHA: PasswordRule = { signs: "any", min: 3, max: 64 };

/** Systems that use the name PIN. */
const PIN_SYSTEMS: readonly Sip2Preset[] = ["symphony", "sierra-polaris"];

function presetOf(adapter: AdapterName, preset: Sip2Preset): PasswordRules {
  switch (adapter) {
    case "shiori":
      return { word: "password", now: GUIDE, next: NEW_AT_SHIORI };
    case "koha":
      return { word: "password", now: ANYTHING, next: NEW_AT_KOHA };
    case "sip2":
      return { word: PIN_SYSTEMS.includes(preset) ? "pin" : "password", now: ANYTHING, next: ANYTHING };
  }
}

function ruleOf(
  usual: PasswordRule,
  signs: PasswordSigns | undefined,
  min: number | undefined,
  max: number | undefined,
): PasswordRule {
  const least = min ?? Math.min(usual.min, max ?? usual.min);
  return { ...usual, signs: signs ?? usual.signs, min: least, max: max ?? Math.max(usual.max, least) };
}

/** The effective rules: the settings, completed by the defaults of the library system. */
export function passwordRules(settings: {
  readonly password: PasswordSettings;
  readonly backend: { readonly adapter: AdapterName; readonly sip2: { readonly preset: Sip2Preset } };
}): PasswordRules {
  const { password, backend } = settings;
  const usual = presetOf(backend.adapter, backend.sip2.preset);
  return {
    word: password.word ?? usual.word,
    now: ruleOf(usual.now, password.signs, password.min, password.max),
    next: ruleOf(usual.next, password.newSigns, password.newMin, password.newMax),
  };
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

import type { AdapterName, PasswordSigns, PasswordWord, Sip2Preset } from "./choices.ts";

/** What one password is made of. */
export interface PasswordRule {
  readonly signs: PasswordSigns;
  /** Characters, 1-64. */
  readonly min: number;
  readonly max: number;
  /** A new one that anybody would guess is refused (`isGuessable` in text/guessable.ts). Absent = the library system judges. */
  readonly refuseGuessable?: true;
}

/** Passwords of a library: what they are called, what is typed to sign in, and what a new one must be. */
export interface PasswordRules {
  readonly word: PasswordWord;
  readonly now: PasswordRule;
  readonly next: PasswordRule;
}

/** As a library sets them; what is absent is as its system has it. */
export interface PasswordSettings {
  /** What the screens call it: パスワード or 暗証番号. */
  readonly word?: PasswordWord | undefined;
  /** Characters that are typed to sign in, and how many. */
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
/** Whatever a patron of another system may have been given: the system itself judges. */
const ANYTHING: PasswordRule = { signs: "any", min: 1, max: 64 };
/** Less than Koha ever lets a library ask for: Koha refuses what its own rules do not allow. */
const NEW_AT_KOHA: PasswordRule = { signs: "any", min: 3, max: 64 };

/** Systems that call it a PIN themselves. */
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

/** The effective rules: the settings, and for the rest the rules of the library system. */
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

/** May this be a password under the rule? */
export function fitsRule(password: string, { signs, min, max }: PasswordRule): boolean {
  return password.length >= min && password.length <= max && SIGNS[signs].test(password);
}

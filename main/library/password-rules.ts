import type { PasswordSigns } from "#contract/settings/choices.ts";
import type { PasswordRule, PasswordRules } from "#contract/settings/passwords.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { profileOf } from "./sip2/server-profiles.ts";

type Backend = Pick<Settings["backend"], "adapter" | "sip2">;

/** D10: 半角英数で6文字以上10文字まで. */
const GUIDE: PasswordRule = { signs: "latin", min: 6, max: 10 };
const NEW_AT_SHIORI: PasswordRule = { ...GUIDE, refuseGuessable: true };
/** Accepts every password; the library system checks it. */
const ANYTHING: PasswordRule = { signs: "any", min: 1, max: 64 };
/** Weaker than any rule that Koha can have; Koha itself checks its rules. */
const NEW_AT_KOHA: PasswordRule = { signs: "any", min: 3, max: 64 };

function presetOf({ adapter, sip2 }: Backend): PasswordRules {
  switch (adapter) {
    case "shiori":
      return { word: "password", now: GUIDE, next: NEW_AT_SHIORI };
    case "koha":
      return { word: "password", now: ANYTHING, next: NEW_AT_KOHA };
    case "sip2":
      return { word: profileOf(sip2).passwordWord, now: ANYTHING, next: ANYTHING };
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
export function passwordRules({
  password,
  backend,
}: Pick<Settings, "password"> & { readonly backend: Backend }): PasswordRules {
  const usual = presetOf(backend);
  return {
    word: password.word ?? usual.word,
    now: ruleOf(usual.now, password.signs, password.min, password.max),
    next: ruleOf(usual.next, password.newSigns, password.newMin, password.newMax),
  };
}

import { useId, useState } from "react";
import type { PasswordRule } from "#contract/settings/passwords.ts";
import { BoxField } from "../../components/box-field.tsx";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { type Translate, useTranslation } from "../../i18n/index.ts";

/** Maximum number of boxes; a longer password has one line. */
const MOST_BOXES = 12;
/** Longer limits are not shown, because no password is that long. */
const NO_LIMIT = 32;
/** Shorter limits are not shown either. */
const SHORT = 3;

/** True when the minimum length is reached; the backend checks the rest. */
export function isLongEnough(password: string, { min }: PasswordRule): boolean {
  return password.length >= min;
}

/** The allowed characters as text: 「半角の英字と数字で、6文字から10文字」 (D10). */
export function ruleWords(t: Translate, { signs, min, max }: PasswordRule): string {
  if (min <= SHORT && max >= NO_LIMIT) return t(`signIn.password.rules.${signs}.open`);
  return t(`signIn.password.rules.${signs}.${min === max ? "exact" : "range"}`, { min, max });
}

/** What a password field needs. */
export interface PasswordFieldProps {
  readonly label: string;
  readonly rule: PasswordRule;
  readonly value: string;
  readonly invalid?: boolean;
  onChange(value: string): void;
  onEnter(): void;
}

/** A box per character, with the last required one marked; 「文字を 見せる」; the number of missing characters as text (V47). */
export function PasswordField({
  label,
  rule,
  value,
  invalid = false,
  onChange,
  onEnter,
}: PasswordFieldProps) {
  const t = useTranslation();
  const [shown, setShown] = useState(false);
  const hint = useId();
  const { min, max, signs } = rule;
  const missing = min - value.length;
  const field = {
    label,
    value,
    secret: !shown,
    describedBy: hint,
    invalid,
    digits: signs === "digits",
    onChange: (typed: string) => onChange(typed.slice(0, max)),
    onEnter,
  };
  return (
    <div className="password-field">
      {max > MOST_BOXES ? (
        <TextField {...field} unspoken lang="en" maxLength={max} />
      ) : (
        <BoxField {...field} length={max} needed={min} />
      )}
      <div className="password-field-line">
        <p id={hint} className="field-hint" aria-live="polite">
          {value !== "" && missing > 0
            ? t(signs === "digits" ? "signIn.number.missing" : "signIn.password.missing", { count: missing })
            : ruleWords(t, rule)}
        </p>
        <Button
          icon={shown ? "eye-off" : "eye"}
          label={t(shown ? "signIn.password.hide" : "signIn.password.show")}
          onPress={() => setShown(!shown)}
        />
      </div>
    </div>
  );
}

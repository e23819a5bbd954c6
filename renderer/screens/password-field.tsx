import { useId, useState } from "react";
import { BoxField } from "../components/box-field.tsx";
import { Button } from "../components/button.tsx";
import { useWords } from "../words/index.ts";

/** Rule 10: 半角英数で6文字以上10文字まで. */
export const PASSWORD_LENGTH = { least: 6, most: 10 } as const;

/** True when enough has been typed to ask; the rest of rule 10 is the backend's to judge. */
export function isLongEnough(password: string): boolean {
  return password.length >= PASSWORD_LENGTH.least;
}

/** What a password field needs. */
export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly invalid?: boolean;
  onChange(value: string): void;
  onEnter(): void;
}

/** Ten boxes, the sixth marked; 「文字を 見せる」; how much is missing, in words (3.4). */
export function PasswordField({ label, value, invalid = false, onChange, onEnter }: PasswordFieldProps) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  const hint = useId();
  const missing = PASSWORD_LENGTH.least - value.length;
  return (
    <div className="password-field">
      <BoxField
        label={label}
        value={value}
        length={PASSWORD_LENGTH.most}
        needed={PASSWORD_LENGTH.least}
        secret={!shown}
        describedBy={hint}
        invalid={invalid}
        onChange={(typed) => onChange(typed.slice(0, PASSWORD_LENGTH.most))}
        onEnter={onEnter}
      />
      <div className="password-field-line">
        <p id={hint} className="field-hint" aria-live="polite">
          {value !== "" && missing > 0
            ? t("signIn.password.missing", { count: missing })
            : t("signIn.password.rule")}
        </p>
        <Button
          icon={shown ? "eye-off" : "eye"}
          label={t(shown ? "signIn.password.hide" : "signIn.password.show")}
          pressed={shown}
          onPress={() => setShown(!shown)}
        />
      </div>
    </div>
  );
}

import { type KeyboardEvent, useEffect, useId, useRef } from "react";

/** A field of one line. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** BCP 47 tag of the input. */
  readonly lang?: string;
  readonly maxLength: number;
  /** Dots instead of characters. */
  readonly secret?: boolean;
  /** Id of the description. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** A password, even while visible: never read aloud. */
  readonly unspoken?: boolean;
  /** Digits only: the numeric keypad types into it. */
  readonly digits?: boolean;
  onChange(value: string): void;
  onEnter?(): void;
}

/** A normal input with its label above it, without autocompletion. */
export function TextField({
  label,
  value,
  lang,
  maxLength,
  secret = false,
  describedBy,
  invalid = false,
  unspoken = false,
  digits = false,
  onChange,
  onEnter,
}: TextFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    // Scrolls to the end of a long text, where the patron types.
    if (input.current !== null && value !== "") input.current.scrollLeft = input.current.scrollWidth;
  }, [value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.repeat) onEnter?.();
  };
  return (
    <div className="text-field">
      <label className="box-field-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type={secret ? "password" : "text"}
        lang={lang}
        inputMode="none"
        data-unspoken={unspoken ? "" : undefined}
        data-takes={digits ? "digits" : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

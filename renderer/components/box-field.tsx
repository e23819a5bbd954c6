import { type KeyboardEvent, useEffect, useId, useRef } from "react";

/** A field of boxes, one per character. */
export interface BoxFieldProps {
  /** Spoken name. */
  readonly label: string;
  readonly value: string;
  /** Number of boxes. */
  readonly length: number;
  /** Boxes that must be filled; the others are drawn fainter. Default: all. */
  readonly needed?: number;
  /** Digits only: the numeric keypad types into it. */
  readonly digits?: boolean;
  /** Dots instead of characters. */
  readonly secret?: boolean;
  /** Id of the description. */
  readonly describedBy?: string | undefined;
  /** True after a refusal. */
  readonly invalid?: boolean;
  onChange(value: string): void;
  /** Called for the Enter key. */
  onEnter?(): void;
}

/**
 * A real input below drawn boxes: keyboards and assistive technology use a normal field, while the boxes show each character. No
 * browser keyboard, no autocompletion.
 */
export function BoxField(props: BoxFieldProps) {
  const { label, value, length, needed = length, secret = false, onChange, onEnter } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.repeat) onEnter?.();
  };
  return (
    <div className="box-field">
      <label className="box-field-label" htmlFor={id}>
        {label}
      </label>
      <div className="box-field-boxes">
        <input
          ref={input}
          id={id}
          type={secret ? "password" : "text"}
          inputMode="none"
          data-unspoken=""
          data-takes={props.digits === true ? "digits" : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={length}
          value={value}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid === true || undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Boxes value={value} length={length} needed={needed} secret={secret} />
      </div>
    </div>
  );
}

function Boxes({
  value,
  length,
  needed,
  secret,
}: Required<Pick<BoxFieldProps, "value" | "length" | "needed" | "secret">>) {
  const characters = [...value];
  return (
    <div className="boxes" aria-hidden="true" lang="en">
      {Array.from({ length }, (_, index) => {
        const optional = index >= needed ? "box-optional" : "";
        const next = index === characters.length ? "box-next" : "";
        const sixth = index === needed - 1 && needed < length ? "box-mark" : "";
        const character = characters[index] ?? "";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have fixed positions
          <span key={index} className={`one-box ${optional} ${next} ${sixth}`}>
            {secret && character !== "" ? "●" : character}
          </span>
        );
      })}
    </div>
  );
}

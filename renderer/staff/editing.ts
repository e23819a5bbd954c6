import type { TypedSecret } from "#contract/settings/choices.ts";

/** Unit of a number, for words. */
export type Unit =
  | "none"
  | "seconds"
  | "minutes"
  | "times"
  | "digits"
  | "ms"
  | "inches"
  | "mm"
  | "percent"
  | "kilobytes"
  | "megapixels";

/** Values of a preset. */
export type PresetValue = string | boolean | number;

/** Editor of a setting. `only-files`: too long for a keyboard, set by a file. */
export type Editing =
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: Unit;
    }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly values: readonly (string | number)[] }
  /** A choice, or the preset's default. */
  | { readonly kind: "preset"; readonly values: readonly PresetValue[] }
  | { readonly kind: "library"; readonly none: boolean }
  | { readonly kind: "printer" }
  | { readonly kind: "text"; readonly maxLength: number }
  /** Codes of the library system, with commas between them. */
  | { readonly kind: "codes" }
  | { readonly kind: "languages" }
  /** Any number of values, also none, in their fixed order. */
  | { readonly kind: "several"; readonly values: readonly string[] }
  | { readonly kind: "week" }
  | { readonly kind: "days" }
  | { readonly kind: "notices" }
  | { readonly kind: "secret"; readonly name: TypedSecret }
  | { readonly kind: "cards" }
  | { readonly kind: "only-files" };

/** A number within limits. */
export function number(min: number, max: number, step: number, unit: Unit): Editing {
  return { kind: "number", min, max, step, unit };
}

export const ON_OFF: Editing = { kind: "switch" };
/** A text by its usual lengths. */
export const SHORT: Editing = { kind: "text", maxLength: 32 };
export const LONG: Editing = { kind: "text", maxLength: 200 };

/** One of some values. */
export function choice(values: readonly (string | number)[]): Editing {
  return { kind: "choice", values };
}

/** One of some values, or the default of the preset. */
export function preset(values: readonly PresetValue[]): Editing {
  return { kind: "preset", values };
}

/** A secret that staff type. */
export function secret(name: TypedSecret): Editing {
  return { kind: "secret", name };
}

export const FILES: Editing = { kind: "only-files" };

import tokens from "#renderer/styles/tokens.css?raw";

/** What a token is for. */
export type Kind = "colour" | "type" | "space" | "shape" | "motion" | "other";

/** One custom property of the style sheets. */
export interface Token {
  /** Without its two dashes. */
  readonly name: string;
  readonly kind: Kind;
  /** As it is written. */
  readonly value: string;
}

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["type", /^size-/u],
  ["space", /^(?:gap|gutter|margin|target|foot-|tail-|band-)/u],
  ["shape", /^(?:round|ring|edge)/u],
  ["motion", /-ms$/u],
];

function kindOf(name: string, value: string): Kind {
  if (value.startsWith("#")) return "colour";
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";
}

/** Every token of the first rule of tokens.css, in its order: a new one is on the catalogue by itself. */
export function tokensOf(css: string = tokens): readonly Token[] {
  const [rule = ""] = /^:root \{[^}]*\}/mu.exec(css) ?? [];
  const named = [...rule.matchAll(/^ {2}--([\w-]+):\s*([^;]+);/gmu)];
  return named.map(([, name = "", value = ""]) => ({ name, kind: kindOf(name, value), value }));
}

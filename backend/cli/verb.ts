import type { Command } from "commander";
import { type Context, contextOf, type World } from "./context.ts";

/** One verb: how it is typed, what it does, an example, and its work. */
export interface Verb {
  /** As commander reads it: `lend <card> <barcode>`. */
  readonly usage: string;
  readonly summary: string;
  /** Words behind `staff`. */
  readonly example: string;
  /** Flags and what they mean. */
  readonly options?: readonly (readonly [flags: string, meaning: string])[];
  run(context: Context, args: readonly string[], options: Options): Promise<void>;
}

/** The options of a verb as commander read them. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The option of a verb whose list has pages. */
export const AFTER = ["--after <next>", "continue from an earlier page"] as const;

/** How a command is typed. */
export const COMMAND = "npm run backend -- staff";

/** Adds verbs to a command. */
export function addVerbs(program: Command, world: World, verbs: readonly Verb[]): void {
  for (const verb of verbs) {
    const command = program.command(verb.usage).description(verb.summary);
    for (const [flags, meaning] of verb.options ?? []) command.option(flags, meaning);
    command.addHelpText("after", `\nExample:\n  ${COMMAND} ${verb.example}`);
    command.action(async () => verb.run(contextOf(command, world), command.args, command.opts()));
  }
}

/** An argument that commander has checked to be there. */
export function given(args: readonly string[], at: number): string {
  const arg = args[at];
  if (arg === undefined) throw new Error("Commander let a command through without its arguments.");
  return arg;
}

/** An option with a value, or null. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === "string" ? value : null;
}

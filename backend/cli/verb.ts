import type { Command } from "commander";
import { type Context, contextOf, type World } from "./context.ts";

/** One verb: its usage, description, example and implementation. */
export interface Verb {
  /** In commander's syntax: `lend <card> <barcode>`. */
  readonly usage: string;
  readonly summary: string;
  /** Words after `staff`. */
  readonly example: string;
  /** Flags and what they mean. */
  readonly options?: readonly (readonly [flags: string, meaning: string])[];
  run(context: Context, args: readonly string[], options: Options): Promise<void>;
}

/** The options parsed by commander. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The option of verbs with paged lists. */
export const AFTER = ["--after <next>", "continue from an earlier page"] as const;

/** The command line of staff commands. */
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

/** A required argument; commander has checked it. */
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

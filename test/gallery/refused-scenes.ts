import { type Refusal, refusal } from "#contract/refusals.ts";
import { type FakeKiosk, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import type { GalleryScene } from "./scenes.table.ts";

/*
 * What was typed and not taken: a field with its keyboard, and why it was refused, which nobody turns to another part to read.
 */

const FORWARD = ".foot-forward .button-primary";
const typed = (count: number): readonly string[] => Array.from({ length: count }, () => ".key-type");
/** A password of six signs, or the digits of a mail. */
const SIX = [...typed(6), FORWARD] as const;

const refuses = (verb: Parameters<FakeKiosk["refuses"]>[0], why: Refusal) => (kiosk: FakeKiosk) =>
  kiosk.refuses(verb, why);

const MAIL = { state: "registered", masked: "h*****@mail.example", awaitsProof: true } as const;

/** Every screen with a field, refused. */
export const REFUSED_SCENES: readonly GalleryScene[] = [
  {
    name: "hard: refused, card number",
    who: "guest",
    route: { at: "number-pad" },
    answers: refuses("enterCard", refusal("wrong-credentials")),
    presses: [...typed(7), FORWARD],
    awaits: ".notice",
  },
  {
    name: "hard: refused, password",
    who: "guest",
    hello: { cardTail: "321" },
    route: { at: "password" },
    answers: refuses("signIn", refusal("wrong-credentials")),
    presses: SIX,
    awaits: ".check-list",
  },
  {
    name: "hard: refused, new password",
    who: "patron",
    overview: { ...OVERVIEW, patron: { ...OVERVIEW.patron, password: "temporary" } },
    route: { at: "new-password", current: "kari2026" },
    answers: refuses("changePassword", refusal("not-done")),
    presses: [...SIX, ...SIX],
    awaits: ".notice",
  },
  {
    name: "hard: refused, change of password",
    who: "patron",
    route: { at: "password-change" },
    answers: refuses("changePassword", refusal("not-done")),
    presses: [...SIX, ...SIX, ...SIX],
    awaits: ".notice",
  },
  {
    name: "hard: refused, email",
    who: "patron",
    route: { at: "email" },
    presses: [FORWARD, ".key-type", FORWARD],
    awaits: ".notice",
  },
  {
    name: "hard: refused, code",
    who: "patron",
    overview: { ...OVERVIEW, patron: { ...OVERVIEW.patron, email: MAIL } },
    route: { at: "email" },
    answers: refuses("confirmEmail", refusal("email-code-wrong")),
    presses: [FORWARD, ...SIX],
    awaits: ".notice",
  },
];

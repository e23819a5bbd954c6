import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Patron } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { DAY_MS } from "../clock.ts";
import { confirmationMail, type Proof } from "../mail/templates.ts";
import { newMailToken } from "../mail/token.ts";
import { MAIL_REFUSALS } from "../rules/contact.ts";
import { PROOF_DAYS } from "../rules/email.ts";
import { inTransaction } from "../store/database.ts";
import { countProofTry, forgetProof, patronByLink, proofOf, putProof } from "../store/email-proofs.ts";
import { lockPatron } from "../store/locks.ts";
import { addMail, confirmationsSince, removeConfirmationsOf } from "../store/outbox.ts";
import { markEmailProven, patronById } from "../store/patrons.ts";
import type { WritableDb } from "../store/schema.ts";
import { disownAddress } from "./email-removal.ts";
import { patronView } from "./patron-view.ts";
import { newToken, tokenHash } from "./tokens.ts";

/** Validity of a code and a link in milliseconds. */
export const PROOF_GOOD_MS = PROOF_DAYS * DAY_MS;
/** Wrong codes after which a new mail is needed. */
const MOST_TRIES = 5;
const CODE_DIGITS = 6;
const SALT_BYTES = 16;

/**
 * A fast hash is sufficient for six digits: they are valid for a short time and one address, and anyone with access to the
 * database can read the address there anyway.
 */
function codeHash(salt: Buffer, code: string): Buffer {
  return createHash("sha256").update(salt).update(code).digest();
}

/** D41: creates a new code, and a link if a URL is set; older ones become void. */
async function newProof(
  { clock, settings }: Pick<Backend, "clock" | "settings">,
  trx: WritableDb,
  patronId: number,
): Promise<Proof> {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  const salt = randomBytes(SALT_BYTES);
  const { proofUrl } = settings.mail;
  const token = proofUrl === null ? null : newToken();
  await putProof(trx, {
    patronId,
    salt,
    codeHash: codeHash(salt, code),
    linkHash: token === null ? null : tokenHash(token),
    triesLeft: MOST_TRIES,
    expiresAt: clock.now() + PROOF_GOOD_MS,
  });
  return { code, link: token === null ? null : `${proofUrl}${token}` };
}

/**
 * D41: writes a confirmation mail with a new code to the registered address; a queued one is replaced and not counted. Never
 * refuses: call `tooManyConfirmations` first.
 */
export async function sendConfirmation(
  backend: Pick<Backend, "clock" | "settings">,
  trx: WritableDb,
  patronId: number,
  emailNo: number,
  language: Language,
): Promise<void> {
  const { clock, settings } = backend;
  const now = clock.now();
  await removeConfirmationsOf(trx, patronId);
  const proof = await newProof(backend, trx, patronId);
  await addMail(trx, {
    token: newMailToken(),
    kind: "email-confirmation",
    patronId,
    emailNo,
    sender: settings.mail.confirmSender, // D43
    createdAt: now,
    nextAt: now,
    ...confirmationMail(proof, settings, language),
  });
}

/** Whether the patron has reached the limit of confirmations in 24 hours. */
export async function tooManyConfirmations(
  { clock, settings }: Pick<Backend, "clock" | "settings">,
  trx: WritableDb,
  patronId: number,
): Promise<boolean> {
  const sent = await confirmationsSince(trx, patronId, clock.now() - DAY_MS);
  return sent >= settings.mail.maxConfirmations;
}

/**
 * D41: sends another confirmation mail. None is sent to a confirmed address. Refusals: `no-email`, `email-refused`,
 * `contact-not-allowed` for an address that bounced, `too-many-requests`.
 */
export async function resendConfirmation(
  backend: Pick<Backend, "clock" | "settings">,
  trx: WritableDb,
  patronId: number,
  language: Language,
): Promise<Result<Patron, RouteRefusal<"resendEmailCode">>> {
  const patron = await patronById(trx, patronId);
  if (patron === null) return refused(refusal("signed-out"));
  const no = MAIL_REFUSALS[patron.emailState];
  if (no !== null) return refused(refusal(no));
  if (patron.emailProvenAt === null) {
    if (await tooManyConfirmations(backend, trx, patronId)) return refused(refusal("too-many-requests"));
    await sendConfirmation(backend, trx, patronId, patron.emailNo, language);
  }
  return ok(patronView(patron, backend.settings));
}

/**
 * D41: confirms the address with the code of the mail; full-width digits are accepted. Refusals: `email-code-wrong`;
 * `email-code-over` when it has expired, was tried too often, or another address was registered since; `no-email`. A repeated
 * correct code changes nothing.
 */
export async function confirmEmail(
  { clock, settings }: Pick<Backend, "clock" | "settings">,
  trx: WritableDb,
  patronId: number,
  typed: string,
): Promise<Result<Patron, RouteRefusal<"confirmEmail">>> {
  const patron = await patronById(trx, patronId);
  if (patron === null) return refused(refusal("signed-out"));
  if (patron.emailState === "none") return refused(refusal("no-email"));
  if (patron.emailProvenAt !== null) return ok(patronView(patron, settings));
  const code = typed.normalize("NFKC").replaceAll(/\s/gu, "");
  const proof = await proofOf(trx, patronId);
  if (proof === null || proof.triesLeft === 0 || proof.expiresAt <= clock.now())
    return refused(refusal("email-code-over"));
  // Input that is not a code does not count as an attempt.
  if (!/^\d{6}$/u.test(code)) return refused(refusal("email-code-wrong"));
  if (!timingSafeEqual(codeHash(proof.salt, code), proof.codeHash)) {
    await countProofTry(trx, patronId);
    return refused(refusal(proof.triesLeft === 1 ? "email-code-over" : "email-code-wrong"));
  }
  await prove(trx, patronId, clock.now());
  return ok(patronView({ ...patron, emailProvenAt: clock.now() }, settings));
}

/** Whether this link is valid. Changes nothing, because mail filters open links. */
export async function isGoodLink(backend: Pick<Backend, "db" | "clock">, token: string): Promise<boolean> {
  const patronId = await patronByLink(backend.db, tokenHash(token));
  const proof = patronId === null ? null : await proofOf(backend.db, patronId);
  return proof !== null && proof.expiresAt > backend.clock.now();
}

/** The answer of the mail's recipient: the address is theirs, or it must be removed. */
export type LinkAnswer = "mine" | "remove";

/** D41: processes the answer from a link; works once. False, without any change, if the link is used, expired or unknown. */
export async function answerLink(
  backend: Pick<Backend, "db" | "clock" | "settings">,
  token: string,
  answer: LinkAnswer,
): Promise<boolean> {
  const { db, clock } = backend;
  const hash = tokenHash(token);
  return inTransaction(db, async (trx) => {
    const patronId = await patronByLink(trx, hash);
    if (patronId === null) return false;
    await lockPatron(trx, patronId);
    const proof = await proofOf(trx, patronId);
    // Another address may have been registered while waiting for the lock.
    if (proof === null || proof.linkHash?.equals(hash) !== true || proof.expiresAt <= clock.now())
      return false;
    if (answer === "mine") await prove(trx, patronId, clock.now());
    else await disownAddress(backend, trx, patronId, { kind: "job" });
    return true;
  });
}

async function prove(trx: WritableDb, patronId: number, now: number): Promise<void> {
  await markEmailProven(trx, patronId, now);
  await forgetProof(trx, patronId);
}

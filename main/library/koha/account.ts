import { z } from "zod";
import type { Overview, Patron } from "#contract/domain/patron.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { beforehand, type Seen } from "../lost-write.ts";
import { borrowerOf } from "../sip2/patrons.ts";
import { type KohaPatron, patronAnswer } from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { type Koha, type Part, SIGNED_OUT } from "./koha.ts";
import { contactOf, overviewOf, prove, viewOf } from "./patrons.ts";
import { isPasswordProblem } from "./problems.ts";
import { patronOf } from "./questions.ts";
import type { Session } from "./session.ts";
import { sendOnce } from "./write.ts";

/** D41, D44: addresses that Koha can send mail to. */
const ADDRESS = z.email().max(254);

function sameAddress({ email }: Pick<KohaPatron, "email">, wanted: string | null): boolean {
  return (email ?? "") === (wanted ?? "");
}

/** Sets the address, or removes it (null). 2 calls. */
async function writeEmail(
  koha: Koha,
  session: Session,
  key: string,
  email: string | null,
  call: Call,
): Promise<Result<Patron>> {
  const patron = beforehand(await patronOf(koha, session.patron, call));
  if (!patron.ok) return patron;
  const { surname, library_id, category_id } = patron.value;
  const written = await sendOnce<KohaPatron>(
    koha,
    {
      ask: {
        name: "email",
        method: "PUT",
        path: `/patrons/${encodeURIComponent(session.patron)}`,
        // The three required fields and the change. Nothing else: concurrent changes at the counter are kept, and Koha rejects
        // read-only fields such as `restricted` and `anonymized`.
        body: { surname, library_id, category_id, email },
      },
      key,
      understand: ({ body }) => {
        const after = patronAnswer.safeParse(body).data;
        return after !== undefined && sameAddress(after, email) ? after : undefined;
      },
      excuse: ({ text, isShape }, status) =>
        status === 400 && !isShape && /email/iu.test(text) ? refusal("email-format") : null,
      lookUp: async (lookUpCall): Promise<Seen<KohaPatron>> => {
        const now = await patronOf(koha, session.patron, lookUpCall);
        if (!now.ok) return { kind: "unseen" };
        return sameAddress(now.value, email) ? { kind: "done", value: now.value } : { kind: "unchanged" };
      },
    },
    call,
  );
  if (!written.ok) return written;
  session.contact = contactOf(written.value);
  return ok(viewOf(written.value));
}

/** Changes the password. Koha does not ask for the old one, so it is verified first. 2 calls and those of the home screen. */
async function writePassword(
  koha: Koha,
  session: Session,
  { key, current, next }: { readonly key: string; readonly current: string; readonly next: string },
  call: Call,
): Promise<Result<Overview>> {
  const proof = await prove(koha, session.cardNumber, current, call);
  if (proof.kind === "failed") return beforehand(refused(proof.refusal));
  if (proof.kind === "broken") return refused(refusal("not-done"));
  if (proof.kind === "run-out") return refused(refusal("card-blocked"));
  if (proof.kind === "wrong" || proof.cardNumber !== session.cardNumber) {
    return refused(refusal("current-password-wrong"));
  }
  if (next === current) return refused(refusal("password-unchanged"));
  // Read before the write, so that a failing read cannot hide that the password was changed.
  const overview = beforehand(await overviewFor(koha, session, call));
  if (!overview.ok) return overview;
  const set = await sendOnce<true>(
    koha,
    {
      ask: {
        name: "password",
        method: "POST",
        path: `/patrons/${encodeURIComponent(session.patron)}/password`,
        body: { password: next, password_2: next },
      },
      key,
      understand: () => true,
      excuse: ({ text }, status) =>
        status === 400 && isPasswordProblem(text) ? refusal("password-rule") : null,
      // The lookup tries the new password, and Koha counts wrong ones: one lookup is enough.
      lookUps: 1,
      lookUp: async (lookUpCall) => {
        const now = await prove(koha, session.cardNumber, next, lookUpCall);
        if (now.kind === "right") return { kind: "done", value: true };
        return { kind: now.kind === "wrong" ? "unchanged" : "unseen" };
      },
    },
    call,
  );
  if (!set.ok) return set;
  if (session.borrower !== null) session.borrower = borrowerOf(session.cardNumber, next);
  return overview;
}

async function overviewFor(koha: Koha, session: Session, call: Call): Promise<Result<Overview>> {
  const patron = await patronOf(koha, session.patron, call);
  return patron.ok ? overviewOf(koha, patron.value, call) : patron;
}

/** Email address and password. */
export function accountOf(
  koha: Koha,
): Part<"setEmail" | "deleteEmail" | "confirmEmail" | "resendEmailCode" | "changePassword"> {
  return {
    async setEmail({ session, key, address }, { signal }) {
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      if (!ADDRESS.safeParse(address).success) return refused(refusal("email-format"));
      return writeEmail(koha, known, key, address, callFor(signal, koha.times.write));
    },
    async deleteEmail({ session, key }, { signal }) {
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      return writeEmail(koha, known, key, null, callFor(signal, koha.times.write));
    },
    // Koha does not verify addresses.
    confirmEmail: async () => refused(refusal("unexpected")),
    resendEmailCode: async () => refused(refusal("unexpected")),
    async changePassword({ session, ...words }, { signal }) {
      const known = koha.sessionOf(session);
      return known === null
        ? SIGNED_OUT
        : writePassword(koha, known, words, callFor(signal, koha.times.write));
    },
  };
}

import { z } from "zod";
import { overviewAnswer } from "./answers.schema.ts";
import type { SignedInBody, SignedInByCardBody } from "./bodies.ts";

const session = z.string().min(1).max(500);

/** The answer to a sign-in with the card alone (D87). */
export const signedInByCardAnswer: z.ZodType<SignedInByCardBody> = z.object({ session });

/** The answer to a sign-in. */
export const signedInAnswer: z.ZodType<SignedInBody> = z.object({ session, overview: overviewAnswer });

import type { LibraryId } from "#contract/domain/library.ts";
import { type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result } from "#contract/result.ts";
import { librariesAnswer } from "./answers.schema.ts";
import type { Koha } from "./koha.ts";
import { isAbsent } from "./problems.ts";
import type { Call } from "./rest.ts";

/**
 * Libraries where this can be picked up by Koha's rules. Those that staff could force (`needs_override`) are left out:
 * a kiosk forces nothing.
 *
 * @param absent what it means that Koha does not know the title or hold.
 */
export async function pickupsOf(
  { rest }: Koha,
  what: { readonly path: string; readonly query?: Readonly<Record<string, string>> },
  absent: RefusalName,
  call: Call,
): Promise<Result<readonly LibraryId[]>> {
  const answer = await rest.read(
    {
      name: "pickups",
      method: "GET",
      path: `${what.path}/pickup_locations`,
      query: { ...what.query, _per_page: "-1" },
    },
    librariesAnswer,
    call,
    (problem, status) => (isAbsent(problem, status) ? refusal(absent) : null),
  );
  if (!answer.ok) return answer;
  return ok(answer.value.filter((one) => !one.needs_override).map(({ library_id }) => library_id));
}

import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { WaitingCancel } from "#contract/ipc/calls.ts";
import type { Refusal } from "#contract/refusals.ts";
import { kiosk } from "../app/kiosk.ts";
import { pressGuard } from "../input/press-guard.ts";
import { currentRoute, useStore } from "./store.ts";
import type { WaitingHold } from "./waiting-hold.ts";

/*
 * Cancelled holds that can still be taken back. Main keeps and counts them (decision 0013); the page only shows it.
 */

const MS = 1000;

function without(cancels: readonly WaitingHold[], id: HoldId): readonly WaitingHold[] {
  return cancels.filter(({ hold }) => hold.id !== id);
}

/** The list of holds shows it among its rows; elsewhere the strip lies over nothing that can be pressed. */
function listMoved(): void {
  if (currentRoute(useStore.getState()).at === "holds") pressGuard.contentMoved();
}

/** Main has taken a cancellation on. */
export function cancelWaits(hold: Hold, { seconds }: WaitingCancel): void {
  const { cancels } = useStore.getState();
  const until = performance.now() + seconds * MS;
  useStore.setState({ cancels: [...without(cancels, hold.id), { hold, until }] });
}

/** Main has sent it: shows the result. Ignored when this page did not ask for the cancellation. */
export function cancelSettled(id: HoldId, refusal: Refusal | null): void {
  const { cancels, cancelled, overview, writesSettled } = useStore.getState();
  const known = cancels.find(({ hold }) => hold.id === id);
  if (known === undefined) return;
  listMoved();
  useStore.setState({
    cancels: without(cancels, id),
    ...(refusal === null && {
      cancelled: [...cancelled, id],
      overview: overview && {
        ...overview,
        holds: { ...overview.holds, count: overview.holds.count - 1 },
      },
    }),
    writesSettled: writesSettled + 1,
    strip: { kind: "cancelled", hold: known.hold, refusal },
  });
}

/** Takes a cancellation back: the hold was never touched. Had main sent it a moment before, its news says what came of it. */
export async function takeCancelBack({ hold }: WaitingHold): Promise<void> {
  const answer = await kiosk().keepHold({ hold: hold.id });
  const { cancels } = useStore.getState();
  if (!answer.ok || !answer.value.kept || !cancels.some((one) => one.hold.id === hold.id)) return;
  listMoved();
  useStore.setState({ cancels: without(cancels, hold.id), strip: { kind: "kept", hold } });
}

/** The list of holds tells by itself what waits. */
export function useHoldsInSight(): boolean {
  return useStore((state) => currentRoute(state).at === "holds");
}

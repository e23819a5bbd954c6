import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { WaitingCancel } from "#contract/ipc/calls.ts";
import type { Refusal } from "#contract/refusals.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import type { PendingCancellation } from "./page-state.ts";
import { currentRoute, useStore } from "./store.ts";

/*
 * Cancellations that can still be undone. Main keeps them and counts the time (decision 13); the page only shows it.
 */

const MS = 1000;

function without(cancels: readonly PendingCancellation[], id: HoldId): readonly PendingCancellation[] {
  return cancels.filter(({ hold }) => hold.id !== id);
}

/** The list of holds shows it as a row, so its rows move; elsewhere the toast covers no control. */
function listMoved(): void {
  if (currentRoute(useStore.getState()).at === "holds") pressGuard.contentMoved();
}

/** Main has accepted a cancellation. */
export function cancelPending(hold: Hold, { seconds }: WaitingCancel): void {
  const { cancels } = useStore.getState();
  const until = performance.now() + seconds * MS;
  useStore.setState({ cancels: [...without(cancels, hold.id), { hold, until }] });
}

/** Main has sent it: shows the result. Ignored when this page did not ask for the cancellation. */
export function cancelSettled(id: HoldId, refusal: Refusal | null): void {
  const { cancels, cancelled, overview, cancellationsSent } = useStore.getState();
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
    cancellationsSent: cancellationsSent + 1,
    toast: { kind: "cancelled", hold: known.hold, refusal },
  });
}

/** Undoes a cancellation before it is sent. If main has just sent it, its event has the result. */
export async function undoCancel({ hold }: PendingCancellation): Promise<void> {
  const answer = await kiosk().keepHold({ hold: hold.id });
  const { cancels } = useStore.getState();
  if (!answer.ok || !answer.value.kept || !cancels.some((one) => one.hold.id === hold.id)) return;
  listMoved();
  useStore.setState({ cancels: without(cancels, hold.id), toast: { kind: "kept", hold } });
}

/** Whether the list of holds is open, which shows pending cancellations itself. */
export function useHoldsOpen(): boolean {
  return useStore((state) => currentRoute(state).at === "holds");
}

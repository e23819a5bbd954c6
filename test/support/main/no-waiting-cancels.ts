import type { WaitingCancels } from "#main/visit/waiting-cancels.ts";

/** Cancellations that do not wait: what is to be sent is sent. */
export const NOTHING_WAITS: WaitingCancels = {
  add(_hold, send) {
    void send();
    return 0;
  },
  undo: () => true,
  makingRoom: (action) => action(),
  leave: () => undefined,
};

/** A hold that waits for a copy. */
export interface Queued {
  readonly id: number;
  /** Instant of the application in milliseconds. */
  readonly placedAt: number;
}

/**
 * D37: the queue of a title is the order of application, for approved and provisional holds alike; of two in the same millisecond
 * the one recorded first is first.
 */
export function inQueueOrder<Q extends Queued>(queue: readonly Q[]): readonly Q[] {
  return [...queue].sort((a, b) => a.placedAt - b.placedAt || a.id - b.id);
}

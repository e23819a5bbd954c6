/* What React takes turns by; its types leave out the one function that is used here. */
declare module "scheduler" {
  /** How often a second work in pieces makes room for others: 1 to 125 times; 0 = as usual. */
  export function unstable_forceFrameRate(times: number): void;
  export const unstable_NormalPriority: number;
  export function unstable_scheduleCallback(priority: number, work: () => void): unknown;
  /** Within a work: whether its turn is over. */
  export function unstable_shouldYield(): boolean;
}

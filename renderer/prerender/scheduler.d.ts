/* React's scheduler: its functions that are used here and in tests, which its types leave out. */
declare module "scheduler" {
  /** How often per second divided work yields: 1 to 125 times; 0 = the default. */
  export function unstable_forceFrameRate(framesPerSecond: number): void;
  export const unstable_NormalPriority: number;
  export function unstable_scheduleCallback(priority: number, work: () => void): unknown;
  /** Within a task: whether it should yield. */
  export function unstable_shouldYield(): boolean;
}

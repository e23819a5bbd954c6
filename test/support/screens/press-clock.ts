/** Milliseconds. Runs on over all tests and files of a worker, as the real clock does. */
let now = 0;

/** The clock of the press guard in tests (`setPressClock`). */
export function pressClock(): number {
  return now;
}

/** Lets so many milliseconds pass. */
export function passTime(milliseconds: number): void {
  now += milliseconds;
}

/** Something on the screen that is not as it must be. */
export interface Misfit {
  readonly what:
    | "leaves the screen"
    | "scrolls"
    | "is cut"
    | "is covered"
    | "overflows its part"
    | "heads nothing"
    | "cannot be touched in full";
  readonly where: string;
}

/** A disk that takes longer for one line of the journal, in milliseconds, is given up: the patron does not wait for it (R90). */
export const DISK_PATIENCE_MS = 2000;

/** Time in milliseconds in which a write and the look for its outcome are surely over. */
export const WRITE_PATIENCE_MS = 30_000;

/** Time in milliseconds after which a sign-out is given up; the backend ends idle sessions by itself. */
export const SIGN_OUT_MS = 5000;

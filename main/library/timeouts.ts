/** Time limit in milliseconds for one line of the journal; a patron does not wait longer for a slow disk (R90). */
export const DISK_TIMEOUT_MS = 2000;

/** Time limit in milliseconds for a write and the lookup of its outcome. */
export const WRITE_TIMEOUT_MS = 30_000;

/** Time limit in milliseconds for a sign-out; the backend ends idle sessions by itself. */
export const SIGN_OUT_TIMEOUT_MS = 5000;

import type { Toast } from "./page-state.ts";

/** A toast about a cancellation. */
export type CancelToast = Extract<Toast, { readonly kind: "cancelled" | "kept" }>;

/** True for what the list of holds shows as a row. */
export function isCancelToast(toast: Toast | null): toast is CancelToast {
  return toast?.kind === "cancelled" || toast?.kind === "kept";
}

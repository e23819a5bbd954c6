import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";
import { pressGuard } from "../input/press-guard.ts";
import { Button, type ControlState } from "./button.tsx";

/** Asks to confirm one action. */
export interface ConfirmDialogProps {
  readonly heading: ReactNode;
  readonly children?: ReactNode;
  /** The action, a verb: on the right, where the action was. */
  readonly confirm: string;
  /** The safe answer: at the left. */
  readonly keep: string;
  /** Which answer is filled: the action, or for a removal the safe one (V56). */
  readonly filled?: "confirm" | "keep";
  readonly state?: ControlState;
  onConfirm(): void;
  onKeep(): void;
}

/**
 * Properties of a `<dialog>` that is a modal from its mounting on, and a new screen for the press guard (V15), as what it leaves is.
 * `onCancel`: Escape, and the back key of a numeric keypad.
 */
export function useModal(onCancel: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    pressGuard.screenChanged();
    return () => {
      pressGuard.screenChanged();
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return {
    ref,
    onCancel(event: SyntheticEvent): void {
      event.preventDefault();
      onCancel();
    },
  };
}

/** A dialog over the page. Escape and the back key of a numeric keypad give the safe answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { heading, children, confirm, keep, filled = "confirm", state = "ready", onConfirm, onKeep } = props;
  const dialog = useModal(onKeep);
  const name = useId();
  return (
    <dialog {...dialog} className="dialog" aria-labelledby={name}>
      <h2 id={name}>{heading}</h2>
      {children}
      <div className="dialog-actions">
        <Button label={keep} kind={filled === "keep" ? "primary" : "outline"} onPress={onKeep} />
        <Button
          label={confirm}
          kind={filled === "confirm" ? "primary" : "outline"}
          state={state}
          onPress={onConfirm}
        />
      </div>
    </dialog>
  );
}

import { type Dispatch, type SetStateAction, useLayoutEffect, useRef, useState } from "react";
import { type Unsaved, useStaff } from "../store.ts";

/** Registers an unsaved value for the foot's undo. */
export function useUnsaved(of: Unsaved["of"], isUnsaved: boolean, drop: () => void): void {
  const latest = useRef(drop);
  useLayoutEffect(() => {
    latest.current = drop;
  });
  useLayoutEffect(() => {
    if (!isUnsaved) return;
    useStaff.setState({ unsaved: { of, drop: () => latest.current() } });
    return () => useStaff.setState({ unsaved: null });
  }, [of, isUnsaved]);
}

/** The value of an editor until it is saved; undo first drops an unsaved one. */
export function useDraft<T>(of: Unsaved["of"], saved: T): [T, Dispatch<SetStateAction<T>>] {
  const [draft, setDraft] = useState(saved);
  useUnsaved(of, JSON.stringify(draft) !== JSON.stringify(saved), () => setDraft(saved));
  return [draft, setDraft];
}

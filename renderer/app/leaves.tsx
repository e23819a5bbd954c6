import {
  Activity,
  type ComponentType,
  type RefObject,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type Leaf, onBeneath } from "./ahead.ts";
import type { Route } from "./route.ts";
import { currentRoute, useStore } from "./store.ts";

interface LeavesProps {
  readonly Screen: ComponentType<{ readonly route: Route }>;
}

const keyOf = ({ route, depth }: Leaf): string => `${depth} ${route.at}`;

/**
 * The open screen, and while a finger lies on what leads to another one, that one beneath it: drawn and laid out, seen and
 * heard by nobody, and none of its effects has run. When it is opened, only its picture is missing.
 */
export function Leaves({ Screen }: LeavesProps) {
  const route = useStore(currentRoute);
  const depth = useStore((state) => state.stack.length);
  const open: Leaf = { route, depth };
  const beneath = useBeneath(open);
  const ground = useRef<HTMLDivElement>(null);
  useLaidOut(ground);
  return (
    <div ref={ground} className="leaves">
      {(beneath === null ? [open] : [open, beneath]).map((leaf) => (
        <Activity key={keyOf(leaf)} mode={leaf === open ? "visible" : "hidden"}>
          <div className="leaf" inert={leaf !== open}>
            <Screen route={leaf.route} />
          </div>
        </Activity>
      ))}
    </div>
  );
}

/** The screen to be drawn beneath. It is not drawn at once: what the finger itself does comes first. */
function useBeneath(open: Leaf): Leaf | null {
  const [beneath, setBeneath] = useState<Leaf | null>(null);
  useEffect(
    () =>
      onBeneath((leaf) => {
        if (leaf === null) setBeneath(null);
        else startTransition(() => setBeneath(leaf));
      }),
    [],
  );
  if (beneath === null || keyOf(beneath) !== keyOf(open)) return beneath;
  // It has been opened.
  setBeneath(null);
  return null;
}

/**
 * React takes what is hidden out of the layout (`display: none`); here it is only unseen (page.css), for laying out is half
 * of what a list of books costs.
 */
function useLaidOut(ground: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const leaves = ground.current;
    if (leaves === null) return;
    const watch = new MutationObserver(() => {
      for (const leaf of leaves.querySelectorAll<HTMLElement>(":scope > [inert]"))
        leaf.style.removeProperty("display");
    });
    watch.observe(leaves, { childList: true });
    return () => watch.disconnect();
  }, [ground]);
}

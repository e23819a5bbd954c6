import {
  Activity,
  type ComponentType,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { unstable_forceFrameRate as forceFrameRate } from "scheduler";
import type { Route } from "../navigation/route.ts";
import { currentRoute, useStore } from "../state/store.ts";
import { type Leaf, onBeneath } from "./ahead.ts";

interface LeavesProps {
  readonly Screen: ComponentType<{ readonly route: Route }>;
}

const placeOf = ({ route, depth }: Pick<Leaf, "route" | "depth">): string => `${depth} ${route.at}`;

/** What has its own route and place, and so its own state: another one of the same kind is another leaf. */
const keyOf = (leaf: Leaf): string => `${placeOf(leaf)} ${leaf.serial}`;

const isSame = (one: Route, other: Route): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * The open screen, and while a finger lies on what leads to another one, that one beneath it: drawn and laid out, seen and
 * heard by nobody, and none of its effects has run. When it is opened, only its picture is missing. It is not `inert`: that is
 * inherited, and to take it away has the whole screen styled anew. The open one lies over it, and a key ends it (ahead.ts).
 */
export function Leaves({ Screen }: LeavesProps) {
  const { open, beneath } = useLeaves();
  const ground = useRef<HTMLDivElement>(null);
  useLaidOut(ground);
  return (
    <div ref={ground} className="leaves">
      {(beneath === null ? [open] : [open, beneath]).map((leaf) => (
        <Activity key={keyOf(leaf)} mode={leaf === open ? "visible" : "hidden"}>
          <div className="leaf" aria-hidden={leaf === open ? undefined : true}>
            <Screen route={leaf.route} />
          </div>
        </Activity>
      ))}
    </div>
  );
}

/** The open leaf keeps its serial as long as its place is the same, whatever is put on it; one that lay beneath brings its own. */
function useLeaves(): { readonly open: Leaf; readonly beneath: Leaf | null } {
  const route = useStore(currentRoute);
  const depth = useStore((state) => state.stack.length);
  const [beneath, setBeneath] = useBeneath();
  const place = placeOf({ route, depth });
  const [shown, setShown] = useState({ place, serial: 0 });
  const there = beneath !== null && placeOf(beneath) === place;
  // One that comes when its place has been opened without it is late.
  if (shown.place === place)
    return { open: { route, depth, serial: shown.serial }, beneath: there ? null : beneath };
  const serial = there && isSame(beneath.route, route) ? beneath.serial : 0;
  setShown({ place, serial });
  setBeneath(null);
  return { open: { route, depth, serial }, beneath: null };
}

/** Times a second that React lets others have their turn while it draws; 0 = as it sees fit, some 200 times. */
const TURNS = { inOneGo: 1, asUsual: 0 } as const;

/**
 * The screen to be drawn beneath. React draws it when nothing else waits, and then in one go: what is not ready when the
 * finger lifts would be thrown away and begun anew, and each frame in between is time that it does not have.
 */
function useBeneath(): readonly [Leaf | null, (leaf: null) => void] {
  const [beneath, setBeneath] = useState<Leaf | null>(null);
  useEffect(() => onBeneath(setBeneath), []);
  useLayoutEffect(() => {
    forceFrameRate(beneath === null ? TURNS.asUsual : TURNS.inOneGo);
    return () => forceFrameRate(TURNS.asUsual);
  }, [beneath]);
  return [beneath, setBeneath];
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
      for (const leaf of leaves.querySelectorAll<HTMLElement>(":scope > [aria-hidden]"))
        leaf.style.removeProperty("display");
    });
    watch.observe(leaves, { childList: true });
    return () => watch.disconnect();
  }, [ground]);
}

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
import { onPrerender, type ScreenInstance } from "./prefetch.ts";

interface ScreenStackProps {
  readonly Screen: ComponentType<{ readonly route: Route }>;
}

const placeOf = ({ route, depth }: Pick<ScreenInstance, "route" | "depth">): string => `${depth} ${route.at}`;

/** Key of a screen with a state of its own: another one of the same kind is another instance. */
const keyOf = (screen: ScreenInstance): string => `${placeOf(screen)} ${screen.serial}`;

const isSame = (one: Route, other: Route): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * The open screen, and beneath it the prerendered one while a finger is down: built and laid out, hidden, without effects.
 * Not `inert`, which is inherited: removing it would restyle the whole screen. The open screen lies over it, and any key
 * removes it (prefetch.ts).
 */
export function ScreenStack({ Screen }: ScreenStackProps) {
  const { open, prerendered } = useScreens();
  const ground = useRef<HTMLDivElement>(null);
  useLaidOut(ground);
  return (
    <div ref={ground} className="screen-stack">
      {(prerendered === null ? [open] : [open, prerendered]).map((screen) => (
        <Activity key={keyOf(screen)} mode={screen === open ? "visible" : "hidden"}>
          <div className="stacked-screen" aria-hidden={screen === open ? undefined : true}>
            <Screen route={screen.route} />
          </div>
        </Activity>
      ))}
    </div>
  );
}

/** The open screen keeps its serial while its place is the same; a prerendered one brings its own. */
function useScreens(): { readonly open: ScreenInstance; readonly prerendered: ScreenInstance | null } {
  const route = useStore(currentRoute);
  const depth = useStore((state) => state.stack.length);
  const [prerendered, setPrerendered] = usePrerendered();
  const place = placeOf({ route, depth });
  const [shown, setShown] = useState({ place, serial: 0 });
  const there = prerendered !== null && placeOf(prerendered) === place;
  // A prerendered screen that is already open came too late.
  if (shown.place === place)
    return { open: { route, depth, serial: shown.serial }, prerendered: there ? null : prerendered };
  const serial = there && isSame(prerendered.route, route) ? prerendered.serial : 0;
  setShown({ place, serial });
  setPrerendered(null);
  return { open: { route, depth, serial }, prerendered: null };
}

/** How often a second React yields while it renders; 0 = its default, some 200 times. */
const TURNS = { inOneGo: 1, asUsual: 0 } as const;

/** The prerendered screen, rendered without yielding: what is half built when the finger lifts would be started again. */
function usePrerendered(): readonly [ScreenInstance | null, (screen: null) => void] {
  const [prerendered, setPrerendered] = useState<ScreenInstance | null>(null);
  useEffect(() => onPrerender(setPrerendered), []);
  useLayoutEffect(() => {
    forceFrameRate(prerendered === null ? TURNS.asUsual : TURNS.inOneGo);
    return () => forceFrameRate(TURNS.asUsual);
  }, [prerendered]);
  return [prerendered, setPrerendered];
}

/** Undoes the `display: none` of React's `Activity`: layout is half of the work. page.css hides the screen instead. */
function useLaidOut(ground: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const stack = ground.current;
    if (stack === null) return;
    const watch = new MutationObserver(() => {
      for (const screen of stack.querySelectorAll<HTMLElement>(":scope > [aria-hidden]"))
        screen.style.removeProperty("display");
    });
    watch.observe(stack, { childList: true });
    return () => watch.disconnect();
  }, [ground]);
}

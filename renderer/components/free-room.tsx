import { type ReactNode, useLayoutEffect, useRef } from "react";

/** Layout rounds. */
const NEAR_PX = 1;

/**
 * Shows its content only while it fits into the room that the rest of the page leaves, without what is `data-spare` if it must: the last
 * of these goes first. It takes no room itself: whatever is in it, nothing else on the page moves, and no page is shown in parts
 * because of it.
 */
export function FreeRoom({ children }: { readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // After every rendering: the content may be another one.
  useLayoutEffect(() => showIfItFits(room.current, content.current));
  useLayoutEffect(() => {
    const [outer, inner] = [room.current, content.current];
    if (outer === null || inner === null || typeof ResizeObserver === "undefined") return;
    const sizes = new ResizeObserver(() => showIfItFits(outer, inner));
    sizes.observe(outer);
    sizes.observe(inner);
    return () => sizes.disconnect();
  }, []);
  return (
    <div ref={room} className="free-room">
      <div ref={content} className="free-room-content">
        {children}
      </div>
    </div>
  );
}

function showIfItFits(room: HTMLElement | null, content: HTMLElement | null): void {
  if (room === null || content === null) return;
  const spare = [...content.querySelectorAll<HTMLElement>("[data-spare]")];
  for (const one of [content, ...spare]) one.hidden = false;
  const fits = (): boolean =>
    content.scrollHeight <= room.clientHeight + NEAR_PX && content.scrollWidth <= room.clientWidth + NEAR_PX;
  while (!fits() && !content.hidden) (spare.pop() ?? content).hidden = true;
}

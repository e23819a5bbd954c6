import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import slipCss from "#renderer/styles/slip.css?inline";
import slipShelfCss from "#renderer/styles/slip-shelf.css?inline";
import type { Entry } from "./entry.ts";
import { aboutOf } from "./sources.ts";

/** States that a browser gives and no property: what `shown-states.ts` makes of them. */
const BY_HAND = ["pressed", "focused"] as const;

/** A field answers a touch by its focus alone. */
const isTypedInto = (control: string): boolean => control.endsWith("input");

/** A component in all its states. */
export function Specimens({ entry }: { readonly entry: Entry }) {
  const { of, states, control } = entry;
  const all = Object.entries(states);
  const [first] = all;
  return (
    <section className="cat-entry">
      <header>
        <strong>{of}</strong>
        <span>{aboutOf(of)}</span>
      </header>
      <div className={`cat-states ${entry.on === "page" || entry.beside === true ? "cat-beside" : ""}`}>
        {all.map(([state, shown]) => (
          <Specimen key={state} entry={entry} state={state}>
            {shown}
          </Specimen>
        ))}
        {control !== undefined &&
          first !== undefined &&
          BY_HAND.filter((state) => state !== "pressed" || !isTypedInto(control)).map((state) => (
            <Specimen key={state} entry={entry} state={state} shown={state}>
              {first[1]}
            </Specimen>
          ))}
      </div>
    </section>
  );
}

interface SpecimenProps {
  readonly entry: Entry;
  readonly state: string;
  readonly shown?: (typeof BY_HAND)[number];
  readonly children: ReactNode;
}

function Specimen({ entry: { control, on }, state, shown, children }: SpecimenProps) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (shown === undefined || control === undefined) return;
    const found = box.current?.querySelector<HTMLElement>(control);
    if (found === null || found === undefined) throw new Error(`nothing is ${control} in ${state}`);
    found.dataset["shown"] = shown;
  }, [shown, control, state]);
  return (
    <figure ref={box} className="cat-specimen" data-state={state}>
      <figcaption>{state}</figcaption>
      {on === "page" ? (
        <Panel>{children}</Panel>
      ) : on === "paper" ? (
        <Paper>{children}</Paper>
      ) : (
        <div className="cat-as-it-is">{children}</div>
      )}
    </figure>
  );
}

/** A whole upright panel, made smaller. */
function Panel({ children }: { readonly children: ReactNode }) {
  return (
    <div className="cat-panel">
      <div className="cat-panel-screen">
        <div className="paper" />
        {children}
      </div>
    </div>
  );
}

/** Paper has style sheets of its own, which must not reach the screen. */
function Paper({ children }: { readonly children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useLayoutEffect(() => {
    if (host.current === null) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${slipCss.replace(/^body(?= \{)/mu, ".body")}\n${slipShelfCss}`);
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return (
    <div ref={host} className="cat-paper">
      {root !== null && createPortal(<div className="body on-receipt">{children}</div>, root)}
    </div>
  );
}

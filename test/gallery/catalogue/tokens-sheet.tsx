import { type CSSProperties, useLayoutEffect, useRef, useState } from "react";
import {
  between,
  LEAST,
  type Pairs,
  SHAPES,
  smallestDifference,
  TEXTS,
} from "#test/support/screens/colour-pairs.ts";
import { VISIONS, type Vision } from "#test/support/screens/colours.ts";
import { type Kind, tokensOf } from "./tokens.ts";

const ofKind = (kind: Kind) => tokensOf().filter((token) => token.kind === kind);
const of = (kind: Kind): readonly string[] => ofKind(kind).map(({ name }) => name);
const ground = (name: string): CSSProperties => ({ background: `var(--${name})` });
const cssValue = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Every colour, and the contrast of each pair that the unit test holds to its figure. */
export function ColourSheet() {
  return (
    <>
      <h2>Colours</h2>
      <div className="cat-swatches">
        {of("colour").map((name) => (
          <figure key={name} className="cat-swatch">
            <div style={ground(name)} />
            <figcaption>
              <strong>{name}</strong>
              {cssValue(name)}
            </figcaption>
          </figure>
        ))}
      </div>
      <h2>Text, at least {LEAST.text} : 1</h2>
      <Contrasts pairs={TEXTS} sign="文字 Aa" />
      <h2>Shapes, at least {LEAST.shape} : 1</h2>
      <Contrasts pairs={SHAPES} sign="●" />
      <h2>Colours that mean something, told apart (CIEDE2000, the nearest two)</h2>
      <dl className="cat-figures">
        {(Object.keys(VISIONS) as Vision[]).map((vision) => (
          <div key={vision}>
            <dt>{vision}</dt>
            <dd>{told(smallestDifference(cssValue, vision))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Where every meaning has one and the same colour, shape and words alone tell them apart. */
const told = (difference: number): string =>
  Number.isFinite(difference) ? difference.toFixed(1) : "one colour";

function Contrasts({ pairs, sign }: { readonly pairs: Pairs; readonly sign: string }) {
  return (
    <div className="cat-swatches">
      {pairs.flatMap(([colour, grounds]) =>
        grounds.map((name) => (
          <figure key={`${colour} ${name}`} className="cat-swatch">
            <div style={{ ...ground(name), color: `var(--${colour})` }}>{sign}</div>
            <figcaption>
              <strong>{between(cssValue, colour, name).toFixed(2)}</strong>
              {colour} on {name}
            </figcaption>
          </figure>
        )),
      )}
    </div>
  );
}

/** Millimetres of each size as it comes, and in the two steps a patron can choose. */
const STEPS = ["normal", "large", "largest"] as const;

/** Sizes of type, space, shape and motion, in millimetres of an upright 24 inch panel. */
export function MeasureSheet() {
  return (
    <>
      <h2>Type: height of the body in mm, at the usual size, ×1.4 and ×2</h2>
      {of("type").map((name) => (
        <TypeLine key={name} name={name} />
      ))}
      <h2>Space</h2>
      {of("space").map((name) => (
        <Length key={name} name={name} />
      ))}
      <h2>Shape</h2>
      <div className="cat-swatches">
        {of("shape").map((name) => (
          <figure key={name} className="cat-swatch">
            <div className="cat-round" style={roundOrRing(name)} />
            <Measured name={name} />
          </figure>
        ))}
        <figure className="cat-swatch cat-ring">
          <div style={{ boxShadow: "var(--focus-ring)" }} />
          <figcaption>
            <strong>focus-ring</strong>two layers
          </figcaption>
        </figure>
      </div>
      <h2>Motion</h2>
      <dl className="cat-figures">
        {ofKind("motion").map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>What they are made of</h2>
      <dl className="cat-others">
        {ofKind("other").map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function roundOrRing(name: string): CSSProperties {
  if (name.startsWith("ring")) return { padding: `var(--${name})` };
  return name.startsWith("edge") ? { borderWidth: `var(--${name})` } : { borderRadius: `var(--${name})` };
}

function TypeLine({ name }: { readonly name: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [sizes, setSizes] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const mm = Number.parseFloat(cssValue("mm"));
    const measured = STEPS.map((step) => {
      dataset["type"] = step;
      const pixels = line.current === null ? 0 : Number.parseFloat(getComputedStyle(line.current).fontSize);
      return `${(pixels / mm).toFixed(1)} mm`;
    });
    dataset["type"] = "normal";
    setSizes(measured);
  }, []);
  return (
    <div className="cat-type">
      <span>
        <strong>{name}</strong> {sizes.join(" · ")}
      </span>
      <p ref={line} style={{ fontSize: `var(--${name})` }}>
        本をさがす Aa 1
      </p>
    </div>
  );
}

function Length({ name }: { readonly name: string }) {
  return (
    <div className="cat-length">
      <Measured name={name} />
      <div style={{ width: `var(--${name})` }} />
    </div>
  );
}

/** A length in pixels and millimetres, as the browser works it out. */
function Measured({ name }: { readonly name: string }) {
  const probe = useRef<HTMLElement>(null);
  const [words, setWords] = useState("");
  useLayoutEffect(() => {
    if (probe.current === null) return;
    const pixels = probe.current.getBoundingClientRect().width;
    setWords(`${pixels.toFixed(0)} px · ${(pixels / Number.parseFloat(cssValue("mm"))).toFixed(1)} mm`);
  }, []);
  return (
    <figcaption>
      <strong>{name}</strong>
      {words}
      <i ref={probe} className="cat-probe" style={{ width: `var(--${name})` }} />
    </figcaption>
  );
}

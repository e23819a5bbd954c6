import type { ReactNode } from "react";
import { Picture, type PictureName } from "./picture.tsx";

interface GuideProps {
  readonly of: PictureName;
  /** Nothing that can be pressed. */
  readonly children: ReactNode;
}

/** A picture with what to do below it: the `extra` of a page that has little to say. */
export function Guide({ of, children }: GuideProps) {
  return (
    <div className="guide">
      <Picture of={of} />
      <div className="guide-words">{children}</div>
    </div>
  );
}

interface FirstStepsProps {
  readonly heading: string;
  readonly steps: readonly string[];
}

/** What to do one after the other, where a list has nothing yet. */
export function FirstSteps({ heading, steps }: FirstStepsProps) {
  return (
    <section className="next-steps">
      <h2>{heading}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

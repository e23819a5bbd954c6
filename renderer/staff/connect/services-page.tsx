import { staff } from "../bridge.ts";
import type { DraftPageProps } from "./draft.ts";
import { isSound, StepRow } from "./outcome.tsx";
import { TrialPage, useTrial } from "./trial-page.tsx";

/** Whether borrowing and returning will work with the system, tried at once. */
export function ServicesPage({ draft, ...page }: Omit<DraftPageProps, "onDraft">) {
  const tried = useTrial(draft, (asked) => staff().tryServices({ draft: asked }));
  return (
    <TrialPage {...page} tried={tried} works={tried?.ok === true && tried.steps.every(isSound)}>
      {tried?.ok === true && (
        <ul className="staff-rows" aria-label={page.heading}>
          {tried.steps.map((one) => (
            <StepRow key={one.step} step={one} />
          ))}
        </ul>
      )}
    </TrialPage>
  );
}

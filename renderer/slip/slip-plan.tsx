import { MAP_MARKS } from "#contract/domain/shelf-map.ts";
import type { ShelfOnFloor } from "#contract/text/shelf.ts";
import { ShelfPlan } from "../components/shelf-plan.tsx";
import { useSlip } from "./help.ts";

/** Height of a letter on the plan and width of the plan, in millimetres; margins of a roll are those of the style sheet. */
const LETTER_MM = 3.2;
const A4_PLAN_MM = 90;
const ROLL_MARGINS_MM = 8;
/** Width in millimetres below which only the terminal's position is labelled, because labels would overlap. */
const FULL_PLAN_MM = 60;

/** The plan of the floor, with its name. */
export function SlipPlan({ floor, shelf }: ShelfOnFloor) {
  const { t, local, sheet } = useSlip();
  const widthMm = sheet.paper === "a4" ? A4_PLAN_MM : sheet.widthMm - ROLL_MARGINS_MM;
  return (
    <div className="slip-plan">
      <h2>{t("find.map.where", { floor: local(floor.name), shelf: local(shelf.name) })}</h2>
      <ShelfPlan
        floor={floor}
        shelf={shelf}
        t={t}
        local={local}
        letterShare={LETTER_MM / widthMm}
        here={t("paper.printedHere")}
        marks={widthMm < FULL_PLAN_MM ? ["here"] : MAP_MARKS}
      />
    </div>
  );
}

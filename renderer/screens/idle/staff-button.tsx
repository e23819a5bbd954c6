import { Button } from "../../components/button.tsx";
import { kiosk } from "../../kiosk.ts";

/** The staff entry on screens outside a visit. It only opens the PIN pad (R94). */
export function StaffButton({ label }: { readonly label: string }) {
  return (
    <Button className="staff-door" icon="key" label={label} onPress={() => void kiosk().staffDoor({})} />
  );
}

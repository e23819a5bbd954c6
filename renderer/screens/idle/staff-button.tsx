import { Button } from "../../components/button.tsx";
import { kiosk } from "../../kiosk.ts";

/** The way to the staff area on screens that no patron works on. It leads to the PIN pad; more than that it does not open (R94). */
export function StaffButton({ label }: { readonly label: string }) {
  return (
    <Button className="staff-door" icon="key" label={label} onPress={() => void kiosk().staffDoor({})} />
  );
}

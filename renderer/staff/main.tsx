import "@fontsource/biz-udpgothic/400.css";
import "@fontsource/biz-udpgothic/700.css";
import "@fontsource/biz-udgothic/400.css";
import "../styles/all.css";
import "../styles/staff.css";
import "../styles/staff-foot.css";
import "../styles/staff-parts.css";
import "../styles/staff-records.css";
import "../styles/staff-menu.css";
import "../styles/staff-week.css";
import "../styles/staff-little.css";
import { createRoot } from "react-dom/client";
import { offerRareCharacters } from "../fonts/rare.ts";
import { StaffApp } from "./app.tsx";
import { staff } from "./bridge.ts";
import { begin } from "./store.ts";

/** R17: main closes a staff area after five missed heartbeats. */
const BEAT_EVERY_MS = 1000;

const root = document.getElementById("root");
if (root === null) throw new Error("staff.html has no root");
createRoot(root).render(<StaffApp />);
const beat = (): void =>
  void staff()
    .beat({})
    .catch(() => undefined);
beat();
window.setInterval(beat, BEAT_EVERY_MS);
void begin();
void offerRareCharacters();

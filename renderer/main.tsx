import "@fontsource/biz-udpgothic/400.css";
import "@fontsource/biz-udpgothic/700.css";
import "@fontsource/biz-udpmincho/400.css";
import "@fontsource/biz-udgothic/400.css";
import "./styles/all.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { live } from "./app/live.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("no root");
createRoot(root).render(<App />);
live();

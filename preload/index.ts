import { contextBridge, ipcRenderer } from "electron";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import { ACTIVITY_CHANNEL } from "#contract/ipc/verbs.ts";
import { reportActivity } from "./activity.ts";
import { createBridge } from "./bridge.ts";
import { quieten } from "./quieten.ts";

const bridge: KioskBridge = createBridge({
  invoke: (channel, envelope) => ipcRenderer.invoke(channel, envelope),
  on: (channel, listener) => void ipcRenderer.on(channel, (_event, message: unknown) => listener(message)),
});

contextBridge.exposeInMainWorld("kiosk", bridge);
reportActivity(window, () => ipcRenderer.send(ACTIVITY_CHANNEL));
quieten(window);

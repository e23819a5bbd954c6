import { contextBridge, ipcRenderer, webFrame } from "electron";
import { ACTIVITY_CHANNEL, COLLECT_CHANNEL } from "#contract/ipc/verbs.ts";
import { reportActivity } from "./activity.ts";
import { createBridge } from "./bridge.ts";
import { giveBack } from "./give-back.ts";
import { quieten } from "./quieten.ts";
import { createStaffBridge } from "./staff-bridge.ts";

const wire = {
  invoke: (channel: string, envelope: unknown) => ipcRenderer.invoke(channel, envelope),
  on: (channel: string, listener: (message: unknown) => void) =>
    void ipcRenderer.on(channel, (_event, message: unknown) => listener(message)),
};

const clock = (): number => performance.now();

// One file for both pages, because a sandboxed preload cannot load another. Main checks by the page itself which calls are
// allowed.
if (location.pathname === "/staff.html")
  contextBridge.exposeInMainWorld("staff", createStaffBridge(wire, clock));
else contextBridge.exposeInMainWorld("kiosk", createBridge(wire, clock));
reportActivity(window, () => ipcRenderer.send(ACTIVITY_CHANNEL));
quieten(window);
ipcRenderer.on(COLLECT_CHANNEL, () => giveBack(document, () => webFrame.clearCache()));

import { guardProcess } from "./app/process-guard.ts";
import { start } from "./app/start.ts";

// Before anything else can throw (R56).
guardProcess();
start();

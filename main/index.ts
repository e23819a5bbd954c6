import { guardProcess } from "./process-guard.ts";
import { start } from "./start.ts";

// Before anything else can throw (R56).
guardProcess();
start();

import { guardMain } from "./guard.ts";
import { start } from "./start.ts";

// Before anything else can throw (R56).
guardMain();
start();

/*
 * The page has no loudspeaker: one that is open takes processor time for every scene. Sounds and their signs are told all the same.
 * Imported before what makes sounds.
 */
Reflect.deleteProperty(globalThis, "AudioContext");

import type { LibraryPort } from "#contract/library/port.ts";

/**
 * The library that the settings name now: every call goes to the adapter of this moment. Adapters are plain objects of
 * functions, so looking one up and calling it are the same as calling it there.
 */
export function liveLibrary(current: () => LibraryPort): LibraryPort {
  return new Proxy({} as LibraryPort, { get: (_nothing, name) => Reflect.get(current(), name) as unknown });
}

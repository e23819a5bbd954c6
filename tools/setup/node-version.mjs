/*
 * Which Node starts this project. It is read by the old ones too, as is tools/run.mjs: no syntax here that Node 12 does
 * not know.
 */

/** The oldest Node that may start it, as package.json has it. */
export const OLDEST_NODE = "20.19";

/**
 * @param {string} version of Node, for instance "18.20.4"
 * @returns {string | undefined} one line for a person when it is too old
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Shiori needs Node ${OLDEST_NODE} or newer to start, and this is ${version}: install a newer one (https://nodejs.org) and run it again.`;
}

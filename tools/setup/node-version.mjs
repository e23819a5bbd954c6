/* The Node version check. Old versions read this file too, as they do tools/run.mjs, so its syntax must be valid in Node 12. */

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

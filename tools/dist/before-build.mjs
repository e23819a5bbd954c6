/**
 * electron-builder's `beforeBuild`: false = the required packages are already in place. By default it would pack all packages of
 * the project, including the backend's (tools/dist/stage.ts).
 * @returns {boolean}
 */
export function beforeBuild() {
  return false;
}

/**
 * electron-builder's `beforeBuild`: false = the packages that the program needs lie beside it already. Left alone it
 * would pack all packages of the project, the backend's too (tools/dist/stage.ts).
 * @returns {boolean}
 */
export function beforeBuild() {
  return false;
}

/** Whether this machine can draw with WebGL 2, which sigma needs. */

/** Asked once. */
export function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

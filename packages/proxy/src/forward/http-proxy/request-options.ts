/** The object into which http-proxy writes what it passes to `http.request`. */

/**
 * http-proxy joins paths, which turns `//a` into `/a`, and offers no way out: but it lets its caller bring the object
 * that it writes to (`options.ssl`). On this one the path cannot be written; it is the target, byte for byte, and
 * `http.request` examines it. Nobody assigns `proxyReq.path`, which would not be examined.
 * @param path target in origin-form
 * @param maxHeaderSize bytes of an answer's head
 */
export function requestOptions(path: string, maxHeaderSize: number): object {
  return Object.defineProperty({ maxHeaderSize, insecureHTTPParser: false }, 'path', {
    enumerable: true,
    get: () => path,
    set: () => undefined,
  });
}

/** The answers the proxy gives itself: status, stable code, sentence. */

/** Every answer of the proxy's own, by code. Scripts may rely on the codes. */
export const faults = {
  PROXY_BAD_REQUEST: [400, 'The request is not well-formed HTTP.'],
  PROXY_BAD_HOST: [400, 'One valid Host field is required.'],
  PROXY_BAD_TARGET: [400, 'The request target is not a path on this server.'],
  PROXY_AMBIGUOUS_PATH: [400, 'Servers read this path differently, and the route depends on it.'],
  PROXY_METHOD_REFUSED: [405, 'CONNECT and TRACE are not served.'],
  PROXY_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  PROXY_BODY_TOO_LARGE: [413, 'The body is larger than this route takes.'],
  PROXY_EXPECTATION_FAILED: [417, 'Only 100-continue can be expected.'],
  PROXY_HEADERS_TOO_LARGE: [431, 'The header fields are too many or too large.'],
  PROXY_INTERNAL: [500, 'The proxy failed.'],
  PROXY_BODY_CONSUMED: [500, 'The body was read before the request came to the proxy.'],
  PROXY_HOST_UNSAFE: [500, 'The server that embeds the proxy is set up unsafely; the log says how.'],
  PROXY_UPSTREAM_UNREACHABLE: [502, 'The upstream cannot be reached.'],
  PROXY_UPSTREAM_CLOSED: [502, 'The upstream closed the connection without an answer.'],
  PROXY_UPSTREAM_UNTRUSTED: [502, 'No trusted TLS connection to the upstream can be made.'],
  PROXY_UPSTREAM_INVALID: [502, 'The upstream answered with something that is not HTTP.'],
  PROXY_UPSTREAM_BUSY: [503, 'All connections to the upstream are taken.'],
  PROXY_UPSTREAM_BROKEN: [503, 'The upstream fails too often and is given a rest.'],
  PROXY_OVERLOADED: [503, 'The proxy has more to do than it can; try again in a moment.'],
  PROXY_STOPPING: [503, 'The proxy is stopping.'],
  PROXY_UPSTREAM_CONNECT_TIMEOUT: [504, 'The upstream did not accept a connection in time.'],
  PROXY_UPSTREAM_TIMEOUT: [504, 'The upstream did not answer in time.'],
  PROXY_NOT_CACHED: [504, 'No kept answer fits, and the request asks for nothing else.'],
  PROXY_TOTAL_TIMEOUT: [504, 'The request was not answered in the time it is given.'],
  PROXY_VERSION_REFUSED: [505, 'Only HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken here.'],
  PROXY_LOOP: [508, 'The request came through this proxy before.'],
} as const satisfies Readonly<Record<string, readonly [status: number, sentence: string]>>;

/** Code of an answer of the proxy's own. */
export type FaultCode = keyof typeof faults;

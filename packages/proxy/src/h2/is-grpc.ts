/** Whether a message is gRPC's. gRPC-Web is not: it says its statuses in bodies, for browsers. */

/** @param raw names in lower case and values, in turn */
export function isGrpc(raw: readonly string[]): boolean {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (raw[i] === 'content-type') return /^application\/grpc(?:$|[+; ])/.test(raw[i + 1] as string);
  }
  return false;
}

/** The rules that the matrix is about. */
export const eventLoop: ReadonlySet<string> = new Set([
  'blocked-event-loop',
  'pool-saturation',
  'long-job-in-request',
  'slow-regex',
]);

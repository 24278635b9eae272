/** The methods a route may name. */

/**
 * Registered methods that Node's parser delivers (IANA registry; RFC 9110, 5789, 4918, 3253, 3744, 3648, 5323, 4791).
 * CONNECT asks for a tunnel and TRACE echoes credentials: the proxy refuses both, so a route for them is a mistake.
 */
export const routableMethods: ReadonlySet<string> = new Set(
  (
    'GET HEAD POST PUT PATCH DELETE OPTIONS ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR ' +
    'MKCOL MOVE NOTIFY PROPFIND PROPPATCH PURGE QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

/** Whether a route may name this method; methods are case-sensitive. */
export function isRoutableMethod(method: string): boolean {
  return routableMethods.has(method);
}

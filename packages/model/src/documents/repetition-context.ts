/** What makes one line of code run many times. */

/** What repeats a call: a loop, a callback handed to map/forEach/…, one whose results go to Promise.all, recursion, a field resolver. */
export type RepetitionContext = 'loop' | 'mapped-callback' | 'promise-all' | 'recursion' | 'field-resolver';

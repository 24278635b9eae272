/**
 * What is loaded only by runs that need it: with oxc and all extractors, loading takes longer than everything else that a
 * run does which finds nothing changed. `require`, since an `import()` would ask for other names in specs than in builds.
 */
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/** Reads sources. */
export const reading = (): typeof import('../read/read-sources') => require('../read/read-sources');

/** Links and draws everything. */
export const drawing = (): typeof import('../extract/collect-all') => require('../extract/collect-all');

/** Puts drawn facts together. */
export const finishing = (): typeof import('../extract/finish-facts') => require('../extract/finish-facts');

/** Asks the type checker. */
export const checking = (): typeof import('../checker/answer-by-types') => require('../checker/answer-by-types');

/** Links and draws everything from what is cached. */
export const linkingAgain = (): typeof import('./link-again') => require('./link-again');

/** Draws again what an edit changed. */
export const redrawing = (): typeof import('./redraw') => require('./redraw');

/** Reads texts for their imports alone. */
export const sketchingImports = (): typeof import('../sketch/sketch-imports') => require('../sketch/sketch-imports');

/** Reads a TypeScript or JavaScript monolith and states facts about it. */
export { collectFacts, type CollectOptions } from './collect-facts';
export { collectImports, type CollectImportsOptions, type ImportGraph } from './collect-imports';
export { findSourceFolders } from './find-source-folders';

/** Reads a TypeScript or JavaScript monolith and states facts about it. */
export { collectFacts, type CollectOptions } from './collect-facts';
export { findSourceFolders } from './find-source-folders';

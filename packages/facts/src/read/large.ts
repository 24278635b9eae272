/** How large files are read, and for what. */

/** Larger files are bundles or generated: their imports are facts, their insides are nobody's design. */
export const large = 2 * 1024 * 1024;
/** Larger files are not even opened: a gigabyte of text would take the memory of everything else. */
export const largest = 64 * 1024 * 1024;

/**
 * Text → tree, brought over from the parser at once. Where Node can (22 and later, 64 bits), nodes are made straight from
 * the parser's memory, which takes half the time of writing and reading them as JSON (docs/decisions/0005).
 */
import { parseSync, type ParserOptions, type ParseResult, rawTransferSupported } from 'oxc-parser';

/** Names of a tree made from memory are windows onto the text and keep it; the parser's memory is kept for the next file. */
const largestFromMemory = 256 * 1024;

/**
 * The memory is asked for with the file after these many: a small project, or what an edit has changed, gains less than
 * the address space costs that a child process would have to be given as well.
 */
const worthIt = 150;

/** Files that this thread has parsed. */
let parsed = 0;

/** Whether this process was refused the address space that it takes: 6 GiB, of which next to nothing is used. */
let refused = false;

/** Whether a text's tree is made from memory, or may have been, so that names in it keep the text. */
export function keepsText(text: string): boolean {
  return !refused && parsed > worthIt && text.length <= largestFromMemory && rawTransferSupported();
}

/** Parses one file, tree and all. Throws as the parser does. */
export function parseWhole(path: string, text: string, options: ParserOptions): ParseResult {
  parsed += 1;
  if (!keepsText(text)) return parseSync(path, text, options);
  try {
    // The parser's types leave this option out: it is an experiment, and the way above is always there.
    return parseSync(path, text, { ...options, experimentalRawTransfer: true } as ParserOptions);
  } catch (error) {
    refused = String(error).startsWith('RangeError: Array buffer allocation');
    return parseSync(path, text, options);
  }
}

/** Text → syntax tree, with the faults of the text. */
import {
  type Comment,
  type EcmaScriptModule,
  parseSync,
  type ParserOptions,
  type ParseResult,
  type Program,
} from 'oxc-parser';

export interface ParsedSource {
  /** The tree; bringing it over from the parser takes longer than parsing. */
  readonly program: Program;
  /** Static imports and exports, known without the tree. */
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  /** Those that may hold types: of JavaScript only, TypeScript takes no types from comments. */
  readonly docComments: readonly Comment[];
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
}

type Parse = (path: string, text: string, options: ParserOptions) => ParseResult;

/**
 * Parses one file. Never throws: faults come back as values, with whatever tree could be read.
 * @param parse the parser as it stands brings the tree over when it is asked for; `parseWhole` does at once
 */
export function parseSource(path: string, text: string, parse: Parse = parseSync): ParsedSource {
  const first = parseAs(path, text, isTypescript(path) ? 'module' : 'unambiguous', parse);
  if (first.errors.length === 0 || isTypescript(path)) return first;
  // CommonJS may return at the top level; only its own grammar allows that.
  const commonjs = parseAs(path, text, 'commonjs', parse);
  return commonjs.errors.length < first.errors.length ? commonjs : first;
}

function parseAs(path: string, text: string, sourceType: ParserOptions['sourceType'], parse: Parse): ParsedSource {
  const result = parse(path, text, { lang: languageOf(path), sourceType, preserveParens: false });
  const errors = result.errors
    .filter((error) => (error.severity as string) === 'Error')
    .map((error) => ({ offset: error.labels[0]?.start ?? 0, message: error.message }));
  return {
    get program() {
      return result.program;
    },
    get module() {
      return result.module;
    },
    get comments() {
      return result.comments;
    },
    get docComments() {
      return isTypescript(path) ? [] : result.comments;
    },
    errors,
  };
}

function isTypescript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function languageOf(path: string): NonNullable<ParserOptions['lang']> {
  if (path.endsWith('.tsx')) return 'tsx';
  return isTypescript(path) ? 'ts' : 'jsx';
}

/** One file's text → its imports alone, without bringing the whole tree over from the parser where that can be. */
import type { ImportKind } from '@banyan/model';
import {
  type EcmaScriptModule,
  type Node,
  type Span,
  type StaticExport,
  type StaticImport,
  visitorKeys,
} from 'oxc-parser';
import { commentImports } from './comment-imports';
import type { ImportSketch } from './file-sketch';
import type { ImportsSketch } from './imports-sketch';
import { lineIndex } from './line-index';
import { requestSource, requestsOf, toImport } from './module-requests';
import { ownText } from './own-text';
import { parseSource } from './parse-source';
import { recoveredImports } from './recovered-imports';

/** Signs of imports that the parser's record of the module does not hold. A word in a comment counts: it costs time only. */
const beyondTheRecord = new RegExp(
  [
    // Called, in brackets, or `.context`; tests "should require authentication".
    String.raw`\brequire(?:js)?\s*[(<.?)!/]`,
    String.raw`\bcreateRequire\b`,
    String.raw`\bdefine\s*\(`,
    String.raw`\bimport\.meta\.glob`,
    String.raw`@import\b|<reference`,
    // What stands in such a block may import as well.
    String.raw`\b(?:module|namespace)\s+(?:['"]|[^\s;(){}'"]+\s*(?:\{|\/[*/]))`,
    String.raw`\bexport\s+(?:type\s*)?\{\s*\}`,
  ].join('|'),
);
/** `import(…)`, as an expression, as a type, or in a comment. */
const called = /\bimport\s*(?:\(|\/[*/])/g;
/** A specifier that is written out and says what it seems to say. */
const plain = /^(['"`])([^'"`\\\n$]*)\1$/;

/** The same imports as `sketchFile` finds, in the order of the file; pure. */
export function sketchImports(path: string, text: string): ImportsSketch {
  const { lineAt, lines } = lineIndex(text);
  const parsed = parseSource(path, text);
  const errors = parsed.errors.map(({ offset, message }) => ({ line: lineAt(offset), message }));
  // What a file with errors holds, the tree knows best.
  if (errors.length === 0 && !beyondTheRecord.test(text)) {
    const known = recordedImports(parsed.module, text);
    if (known)
      return { path, lines, errors, imports: known.map(({ start, ...entry }) => ({ ...entry, line: lineAt(start) })) };
  }
  const source = requestSource(text);
  const imports: ImportSketch[] = [];
  walk(parsed.program, (node) => {
    for (const request of requestsOf(node, source)) imports.push(toImport(request, lineAt));
  });
  imports.push(...recoveredImports(text, parsed, lineAt), ...commentImports(text, parsed.docComments, lineAt));
  return { path, lines, errors, imports };
}

type Recorded = Omit<ImportSketch, 'line'> & { readonly start: number };

/** What the record says, in the order of the file; nothing when the text has an `import(…)` that it does not tell. */
function recordedImports(module: EcmaScriptModule, text: string): Recorded[] | undefined {
  const { staticImports, staticExports, dynamicImports } = module;
  const dynamic = dynamicImports.flatMap(({ start, moduleRequest }) => ofCall(start, moduleRequest, text) ?? []);
  const told = new Set(dynamic.map(({ start }) => start));
  if (dynamic.length < dynamicImports.length || [...text.matchAll(called)].some(({ index }) => !told.has(index)))
    return undefined;
  const found = [
    ...staticImports.map((entry) => ofImport(entry, text)),
    ...staticExports.flatMap(ofExport(text)),
    ...dynamic,
  ];
  return found.sort((a, b) => a.start - b.start);
}

function ofCall(start: number, request: Span, text: string): Recorded | undefined {
  const specifier = plain.exec(text.slice(request.start, request.end))?.[2];
  const everything = [{ local: '', imported: '*' }];
  return specifier === undefined ? undefined : recorded(ownText(specifier), 'dynamic', start, everything);
}

function ofImport({ start, moduleRequest, entries }: StaticImport, text: string): Recorded {
  const typed = isType(text, start, 'import') || (entries.length > 0 && entries.every(({ isType }) => isType));
  const names = entries.map(({ importName, localName }) => ({
    local: localName.value,
    imported:
      importName.kind === 'Name' ? (importName.name as string) : importName.kind === 'Default' ? 'default' : '*',
  }));
  return recorded(moduleRequest.value, typed ? 'type-only' : 'value', start, names);
}

function ofExport(text: string): (entry: StaticExport) => Recorded[] {
  return ({ start, entries }) => {
    const request = entries[0]?.moduleRequest;
    // `import { a } from './a'; export { a };` is recorded at the import, which is known already.
    if (!request || !text.startsWith('export', start)) return [];
    const names = entries.map(({ importName: { kind, name } }) => ({
      local: '',
      imported: kind === 'Name' ? (name as string) : '*',
    }));
    return [recorded(request.value, isType(text, start, 'export') ? 'type-only' : 're-export', start, names)];
  };
}

function recorded(specifier: string, kind: ImportKind, start: number, names: ImportSketch['names']): Recorded {
  return { specifier, kind, literal: true, names, start };
}

/** `import type …` as a whole; `import type from './x'` imports a value called `type`. */
function isType(text: string, start: number, keyword: 'import' | 'export'): boolean {
  return /^\s*type\b(?!\s*(?:,|from\s*['"]))/.test(text.slice(start + keyword.length, start + keyword.length + 60));
}

/** Every node below, parents first, without recursion: trees may be deeper than the stack. */
function walk(program: Node, enter: (node: Node) => void): void {
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    enter(node);
    const children = node as unknown as Record<string, unknown>;
    const keys = visitorKeys[node.type] ?? [];
    // The last one in is the first one out.
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const child = children[keys[index] as string];
      if (Array.isArray(child)) for (let at = child.length - 1; at >= 0; at -= 1) push(child[at], waiting);
      else push(child, waiting);
    }
  }
}

function push(child: unknown, waiting: Node[]): void {
  if (child) waiting.push(child as Node);
}

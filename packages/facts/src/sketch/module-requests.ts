/** What a node of the tree asks for: modules, in every form that JavaScript and TypeScript have for it. */
import type { ImportKind } from '@banyan/model';
import type { CallExpression, ImportDeclaration, ModuleExportName, Node } from 'oxc-parser';
import type { ImportSketch } from './file-sketch';
import { ownText } from './own-text';

/** One module that a node asks for. */
export interface ModuleRequest {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly names: ImportSketch['names'];
  /** Whether the specifier is written, not computed. */
  readonly literal: boolean;
  /** Offset in the text. */
  readonly start: number;
}

/** The text that the nodes were parsed from. */
export interface RequestSource {
  readonly text: string;
  /** Names that load modules: `require`, and what `createRequire` gave. */
  readonly requires: ReadonlySet<string>;
}

/** Most calls ask for none. */
const none: readonly ModuleRequest[] = [];
const everything: ImportSketch['names'] = [{ local: '', imported: '*' }];
/** What an AMD module is handed although it is no file. */
const handedIn = new Set(['require', 'exports', 'module']);

export function requestSource(text: string): RequestSource {
  const made = text.includes('createRequire')
    ? [...text.matchAll(/\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:[\w$]+\.)?createRequire\s*\(/g)]
    : [];
  return { text, requires: new Set(['require', ...made.map((match) => match[1] as string)]) };
}

export function toImport(request: ModuleRequest, lineAt: (offset: number) => number): ImportSketch {
  const { specifier, kind, literal, names, start } = request;
  return { specifier, line: lineAt(start), kind, literal, names };
}

/** The modules that this node itself asks for, not those of the nodes below it. */
export function requestsOf(node: Node, source: RequestSource): readonly ModuleRequest[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return [ofImport(node)];
    case 'ExportNamedDeclaration':
      return node.source ? [ofReExport(node, node.source.value)] : [];
    case 'ExportAllDeclaration':
      return [written(node.source.value, node.exportKind === 'type' ? 'type-only' : 're-export', node, everything)];
    case 'TSImportEqualsDeclaration':
      return ofImportEquals(node);
    case 'TSImportType':
      return [written(node.source.value, 'import-type', node, typeImportNames(node))];
    case 'ImportExpression':
      return ofExpression(node.source, 'dynamic', node, source, everything);
    case 'CallExpression':
      return ofCall(node, source);
    default:
      return none;
  }
}

export function exportName(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

function written(specifier: string, kind: ImportKind, { start }: Node, names: ImportSketch['names']): ModuleRequest {
  return { specifier, kind, names, literal: true, start };
}

function ofImport(node: ImportDeclaration): ModuleRequest {
  const { specifiers } = node;
  const types = specifiers.filter(
    (specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type',
  );
  const typeOnly = node.importKind === 'type' || (specifiers.length > 0 && types.length === specifiers.length);
  const names = specifiers.map((specifier) => ({ local: specifier.local.name, imported: importedName(specifier) }));
  return written(node.source.value, typeOnly ? 'type-only' : 'value', node, names);
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportSpecifier') return exportName(specifier.imported);
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
}

function ofReExport(node: Extract<Node, { type: 'ExportNamedDeclaration' }>, from: string): ModuleRequest {
  const names = node.specifiers.map(({ local }) => ({ local: '', imported: exportName(local) }));
  return written(from, node.exportKind === 'type' ? 'type-only' : 're-export', node, names);
}

function ofImportEquals(node: Extract<Node, { type: 'TSImportEqualsDeclaration' }>): ModuleRequest[] {
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference') return [];
  const kind = node.importKind === 'type' ? 'type-only' : 'require';
  return [written(moduleReference.expression.value, kind, node, [{ local: node.id.name, imported: '=' }])];
}

function typeImportNames(node: Extract<Node, { type: 'TSImportType' }>): ImportSketch['names'] {
  if (!node.qualifier) return everything;
  let { qualifier } = node;
  while (qualifier.type !== 'Identifier') qualifier = qualifier.left;
  return [{ local: '', imported: qualifier.name }];
}

function ofCall(node: CallExpression, source: RequestSource): readonly ModuleRequest[] {
  const { callee } = node;
  const [first, second] = node.arguments;
  if (isLoader(callee, source)) {
    if (first?.type === 'ArrayExpression') return ofList(first);
    return first && first.type !== 'SpreadElement' ? ofExpression(first, 'require', node, source, []) : [];
  }
  if (callee.type === 'Identifier' && (callee.name === 'define' || callee.name === 'requirejs')) {
    // define(['./a'], …) and define('name', ['./a'], …): asynchronous module definition
    const list = [first, second].find((argument) => argument?.type === 'ArrayExpression');
    return list?.type === 'ArrayExpression' && node.arguments.length > 1 ? ofList(list) : [];
  }
  // import.meta.glob('./x/*.ts') and require.context('./x'): which files is known when it is bundled.
  const glob = globKind(callee);
  return glob && first ? [computed(first, glob, node, source, everything)] : none;
}

/** `require`, `module.require`, `createRequire(…)`; `require.resolve` is none: it loads nothing. */
function isLoader(callee: Node, { requires }: RequestSource): boolean {
  if (callee.type === 'Identifier') return requires.has(callee.name);
  if (callee.type === 'CallExpression') return nameOf(callee.callee) === 'createRequire';
  return isMember(callee, 'require') && callee.object.type === 'Identifier' && callee.object.name === 'module';
}

function globKind(callee: Node): ImportKind | undefined {
  if ((isMember(callee, 'glob') || isMember(callee, 'globEager')) && callee.object.type === 'MetaProperty') {
    return 'dynamic';
  }
  return isMember(callee, 'context') && nameOf(callee.object) === 'require' ? 'require' : undefined;
}

function ofList(list: Extract<Node, { type: 'ArrayExpression' }>): ModuleRequest[] {
  return list.elements.flatMap((element) => {
    const specifier = textOf(element);
    return element && specifier !== undefined && !handedIn.has(specifier)
      ? [written(specifier, 'require', element, [])]
      : [];
  });
}

function ofExpression(
  wanted: Node,
  kind: ImportKind,
  node: Node,
  source: RequestSource,
  names: ImportSketch['names'],
): readonly ModuleRequest[] {
  // Both branches of `require(fast ? './a' : './b')` are written.
  if (wanted.type === 'ConditionalExpression') {
    return [wanted.consequent, wanted.alternate].flatMap((side) => ofExpression(side, kind, node, source, names));
  }
  const specifier = textOf(wanted);
  return [
    specifier === undefined ? computed(wanted, kind, node, source, names) : written(specifier, kind, node, names),
  ];
}

function computed(
  wanted: Node,
  kind: ImportKind,
  { start }: Node,
  { text }: RequestSource,
  names: ImportSketch['names'],
): ModuleRequest {
  const specifier = ownText(text.slice(wanted.start, wanted.end).replace(/\s+/g, ' ').slice(0, 80));
  return { specifier, kind, names, literal: false, start };
}

/** The string that a literal is, or a template without holes. */
function textOf(node: Node | null): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? '';
}

function isMember(node: Node, name: string): node is Extract<Node, { type: 'MemberExpression'; computed: false }> {
  return node.type === 'MemberExpression' && !node.computed && node.property.name === name;
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed ? node.property.name : undefined;
}

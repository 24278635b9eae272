/** Turns a project written as nested literals into what a lift reads: a file tree and the facts about it. */
import { posix } from 'node:path';
import ts from 'typescript';
import type {
  BoundaryProposal,
  ClassFact,
  ClassRole,
  CodeFacts,
  EndpointFact,
  EntityFact,
  ImportFact,
  ProcessStateFact,
} from '@banyan/model';
import { readTemplates } from '../extract/read-templates';
import type { FileTree } from '../file-tree';
import { hashOf } from './generate/service-names';
import type { LiftInput } from './lift-input';
import { moduleMentions } from './source/module-specifiers';
import { parseFile } from './source/parsed-file';

/** Folders and files: a text is a file. */
export interface Folder {
  readonly [name: string]: string | Folder;
}

/** What no single file tells. */
export interface Known {
  /** `GET /api/orders src/orders/orders.controller.ts#OrdersController.list` */
  readonly endpoints: readonly string[];
  readonly entities?: readonly EntityFact[];
  readonly processState?: readonly ProcessStateFact[];
  /** `@shop/` → `src/` */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Folder of each context by name. */
  readonly contexts: Readonly<Record<string, string>>;
}

/** Paths and texts of nested literals. */
export function flatten(folder: Folder, below = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(folder).flatMap(([name, value]) =>
      typeof value === 'string' ? [[below + name, value] as const] : [...flatten(value, `${below}${name}/`)],
    ),
  );
}

/** A file tree over paths and texts. */
export function treeOf(files: ReadonlyMap<string, string>): FileTree {
  return { read: (path) => files.get(posix.normalize(path)), list: () => [...files.keys()].sort() };
}

/** Input of a lift. */
export function inputOf(folder: Folder, known: Known, context: string): LiftInput {
  const files = flatten(folder);
  const facts = factsOf(files, known);
  return {
    context,
    facts,
    proposal: proposalOf(facts, known),
    monolith: treeOf(files),
    monolithFromService: '../monolith',
    rootName: 'apps/monolith',
    templates: readTemplates(),
  };
}

function factsOf(files: ReadonlyMap<string, string>, known: Known): CodeFacts {
  const sources = [...files].filter(([path]) => /^src\/.*\.ts$/.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  const classes = sources.flatMap(([path, text]) => classesOf(path, text));
  return {
    schema: 'banyan/code-facts@1',
    project: { name: 'shop', source: ['src'], tests: false, frameworks: ['nestjs', 'typeorm'] },
    modules: sources.map(([path, text]) => ({ path, lines: text.split('\n').length, hash: hashOf(text), test: false })),
    imports: sources.flatMap(([path, text]) => importsOf(path, text, files, known.aliases ?? {})),
    cycles: [],
    classes,
    functions: [],
    nestModules: classes
      .filter(({ role }) => role === 'nest-module')
      .map(({ id, name, file, line }) => ({
        ...{ id, name, file, line, imports: [], controllers: [], providers: [], exports: [], global: false },
      })),
    injections: [],
    endpoints: known.endpoints.map(endpointOf),
    entities: known.entities ?? [],
    emissions: [],
    accesses: [],
    transactions: [],
    processState: known.processState ?? [],
    heavyWork: [],
    coverage: { calls: 0, own: 0, outside: 0, checked: 0, unknown: 0 },
    problems: [],
  };
}

const roles: Readonly<Record<string, ClassRole>> = {
  Controller: 'controller',
  Injectable: 'provider',
  Module: 'nest-module',
  Entity: 'entity',
};

function classesOf(path: string, text: string): readonly ClassFact[] {
  const { ast } = parseFile(path, text);
  return ast.statements.filter(ts.isClassDeclaration).map((node) => {
    const decorators = (ts.getDecorators(node) ?? []).map(({ expression }) => expression.getText().split('(')[0] ?? '');
    const name = node.name?.text ?? 'default';
    const line = ast.getLineAndCharacterOfPosition(node.name?.getStart() ?? 0).line + 1;
    const role = decorators.map((one) => roles[one]).find(Boolean) ?? 'other';
    return { id: `${path}#${name}`, name, role, decorators, implements: [], exported: true, file: path, line };
  });
}

function importsOf(
  path: string,
  text: string,
  files: ReadonlyMap<string, string>,
  aliases: Readonly<Record<string, string>>,
): readonly ImportFact[] {
  return moduleMentions(parseFile(path, text).ast).map(({ literal, names }) => {
    const specifier = literal.text;
    const alias = Object.entries(aliases).find(([prefix]) => specifier.startsWith(prefix));
    const base = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier.replace(/\.js$/, ''))
      : alias && alias[1] + specifier.slice(alias[0].length);
    const to = base && [`${base}.ts`, `${base}/index.ts`].find((one) => files.has(one));
    const resolution = to ? 'internal' : base ? 'asset' : 'external';
    return { file: path, line: 1, specifier, kind: 'value', resolution, names, ...(to && { to }) };
  });
}

function endpointOf(text: string): EndpointFact {
  const [method = '', path = '', handler = ''] = text.split(' ');
  const kind = method === 'CRON' ? 'cron' : method === 'EVENT' ? 'event' : 'http';
  return { kind, method, path, handler, file: handler.split('#')[0] ?? '', line: 1 };
}

function proposalOf(facts: CodeFacts, known: Known): BoundaryProposal {
  const contexts = Object.entries(known.contexts).map(([name, folder]) => ({
    name,
    members: facts.modules
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path }) => ({ module: path, reasons: [] })),
    entities: [],
    endpoints: facts.endpoints.filter(({ file }) => file.startsWith(folder)),
    scalePressure: { score: 0, reasons: [] },
  }));
  return {
    schema: 'banyan/boundary-proposal@1',
    project: 'shop',
    detection: { algorithm: 'louvain', seed: 1, resolution: 1 },
    contexts,
    shared: [],
    seams: [],
    metrics: { contexts: contexts.length, members: 0, completeness: 1, modularity: 0, cutShare: 0, price: 0 },
  };
}

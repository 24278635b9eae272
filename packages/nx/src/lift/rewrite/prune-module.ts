/** Rewrites the files of kept modules so that their lists hold only what is kept. */
import ts from 'typescript';
import type { Kept } from '../closure/kept';
import type { Application } from '../nest/application';
import { backgroundRuleOf } from '../nest/background-libraries';
import { keptMiddleware, type LiftedRoutes } from '../nest/middleware';
import { type Entry, moduleLists, type NestModule } from '../nest/nest-module';
import type { ParsedFile } from '../source/parsed-file';
import { type FileEdits, removeElements, removeStatement, type TextEdit } from './text-edit';

/** What pruning gives. */
export interface Pruned {
  readonly edits: FileEdits;
  /** Entries that were taken out of kept modules. */
  readonly dropped: readonly DroppedEntry[];
}

/** An entry that is not in the service. */
export interface DroppedEntry {
  readonly module: NestModule;
  readonly entry: Entry;
}

/** Prunes every kept module. */
export function pruneModules(app: Application, kept: Kept, routes: LiftedRoutes): Pruned {
  const edits = new Map<ParsedFile, TextEdit[]>();
  const add = (file: ParsedFile, more: readonly TextEdit[]): void =>
    void edits.set(file, [...(edits.get(file) ?? []), ...more]);
  const dropped: DroppedEntry[] = [];
  for (const module of kept.modules.values()) {
    const out = droppedEntries(module, app, kept);
    dropped.push(...out.map((entry) => ({ module, entry })));
    for (const [file, more] of listEdits(out, module, app, kept)) add(file, more);
    add(module.file, silencingEdits(module, kept));
    add(module.file, middlewareEdits(module, routes, app));
  }
  return { edits, dropped };
}

function droppedEntries(module: NestModule, app: Application, kept: Kept): readonly Entry[] {
  return moduleLists.flatMap((list) =>
    module.entries[list].filter((entry) => !entry.fixed && !isKept(entry, module, app, kept)),
  );
}

function isKept(entry: Entry, module: NestModule, app: Application, kept: Kept): boolean {
  if (entry.list === 'imports') return isKeptImport(entry, app, kept);
  if (entry.list !== 'exports') return kept.entries.has(entry) || entry.is.kind === 'opaque';
  if (app.modules.has(entry.token)) return kept.modules.has(entry.token);
  const own = module.entries.providers.filter(({ token }) => token === entry.token);
  if (own.length > 0) return own.some((provider) => kept.entries.has(provider) || provider.fixed);
  const { is } = entry;
  if (is.kind !== 'library') return true;
  return module.entries.imports.some(
    (one) => one.is.kind === 'library' && one.is.library === is.library && isKeptImport(one, app, kept),
  );
}

function isKeptImport(entry: Entry, app: Application, kept: Kept): boolean {
  if (entry.is.kind === 'class') return !app.modules.has(entry.is.id) || kept.modules.has(entry.is.id);
  if (entry.is.kind === 'library' && backgroundRuleOf(entry.is)) return kept.entries.has(entry);
  return true;
}

/** A constant list may serve several modules: an element leaves it only when none of them keeps it. */
function listEdits(
  dropped: readonly Entry[],
  module: NestModule,
  app: Application,
  kept: Kept,
): ReadonlyMap<ParsedFile, readonly TextEdit[]> {
  const stays = new Set(
    [...kept.modules.values()].flatMap((one) =>
      moduleLists.flatMap((list) => one.entries[list].filter((entry) => isKept(entry, one, app, kept))),
    ),
  );
  const staying = new Set([...stays].map(({ node }) => node));
  const leaving = new Set<ts.Node>(dropped.map(({ node }) => node).filter((node) => !staying.has(node)));
  const edits = new Map<ParsedFile, readonly TextEdit[]>();
  for (const { file, node } of dropped) {
    const array = node.parent;
    if (!ts.isArrayLiteralExpression(array)) continue;
    edits.set(file, [...(edits.get(file) ?? []), ...arrayEdits(array, leaving, file, module)]);
  }
  return edits;
}

/** A list that becomes empty leaves the decorator. */
function arrayEdits(
  array: ts.ArrayLiteralExpression,
  leaving: ReadonlySet<ts.Node>,
  file: ParsedFile,
  module: NestModule,
): readonly TextEdit[] {
  const { parent } = array;
  const isEmptied = array.elements.every((element) => leaving.has(element));
  const isOwnList = ts.isPropertyAssignment(parent) && isWithin(parent, module.node);
  if (!isEmptied || !isOwnList || !ts.isObjectLiteralExpression(parent.parent))
    return removeElements(array.elements, leaving, file.text);
  const emptied = parent.parent.properties.filter((property) => isEmptiedList(property, leaving));
  return removeElements(parent.parent.properties, new Set<ts.Node>(emptied), file.text);
}

function isEmptiedList(property: ts.ObjectLiteralElementLike, leaving: ReadonlySet<ts.Node>): boolean {
  if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer)) return false;
  const { elements } = property.initializer;
  return elements.length > 0 && elements.every((element) => leaving.has(element));
}

function isWithin(node: ts.Node, ancestor: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function silencingEdits(module: NestModule, kept: Kept): readonly TextEdit[] {
  return module.entries.imports.flatMap((entry) => {
    const rule = entry.is.kind === 'library' && kept.entries.has(entry) ? backgroundRuleOf(entry.is) : undefined;
    if (!rule?.silenced || !ts.isCallExpression(entry.node)) return [];
    const { arguments: given } = entry.node;
    return [{ start: given.pos, end: given.end, text: rule.silenced }];
  });
}

function middlewareEdits(module: NestModule, routes: LiftedRoutes, app: Application): readonly TextEdit[] {
  const { drops, foreignTargets } = keptMiddleware(module, routes, app.index);
  const { text } = module.file;
  const foreign = new Set<ts.Node>(foreignTargets);
  const calls = new Set(foreignTargets.map(({ parent }) => parent as ts.CallExpression));
  return [
    ...drops.map((statement) => removeStatement(statement, text)),
    ...[...calls].flatMap((call) => removeElements(call.arguments, foreign, text)),
  ];
}

/** What SQL in the code and calls of migration libraries say about tables: columns, keys, indexes. */
import type { SourceLocation } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../../link/project';
import type { Term } from '../../../sketch/term';
import { type DefinedTable, definesTables, readDefinitions } from './read-definitions';

/** A definition with its place. */
export type TableDefinition = Omit<DefinedTable, 'line'> & SourceLocation;

const undoes = /(?:^|\.)down(?:@\d+)?$/;

/** Definitions in the calls of the project's focus; what undoes a migration is left out. */
export function tableDefinitions(project: Project): TableDefinition[] {
  return project.sourceCalls.flatMap((placed) => {
    const found = [...writtenIn(placed, project), ...addedBy(placed, project), ...madeBy(placed, project)];
    if (found.length === 0) return [];
    const [, name = ''] = project.functionAt(placed.file, placed.call.scope).split('#');
    return undoes.test(name) ? [] : found;
  });
}

function writtenIn({ file, call }: PlacedCall, project: Project): TableDefinition[] {
  return call.args.flatMap((arg) => {
    const text =
      arg.kind === 'text' ? arg.value : arg.kind === 'template' ? templateText(arg, project, file, call.scope) : '';
    if (!definesTables.test(text)) return [];
    return readDefinitions(text).map((one) => ({ ...one, file, line: call.line + one.line }));
  });
}

function templateText(term: Term, project: Project, file: string, scope: number): string {
  if (term.kind !== 'template' || !term.parts.some((part) => part.kind === 'text' && definesTables.test(part.value)))
    return '';
  return term.parts.map((part) => project.text(part, { file, scope }) ?? '?').join('');
}

/** `queryInterface.addIndex('t', ['a'])`, `addIndex('t', { fields: ['a'] })`, `queryRunner.createIndex('t', new TableIndex({…}))`. */
function addedBy({ file, call }: PlacedCall, project: Project): TableDefinition[] {
  const { callee, args, line, scope } = call;
  if (callee.kind !== 'member' || !/^(?:addIndex|createIndex)$/.test(callee.name)) return [];
  const place = { file, scope };
  const table = project.text(args[0], place);
  const made = args[1]?.kind === 'call' ? project.sketch(file).calls[args[1].call]?.args[0] : args[1];
  const fields = made?.kind === 'list' ? made : (field(made, 'fields') ?? field(made, 'columnNames'));
  const columns = project.texts(fields, place);
  const unique = [made, args[2]].some((one) => ['unique', 'isUnique'].some((key) => isTrue(field(one, key))));
  return table === undefined || columns.length === 0
    ? []
    : [
        {
          table: table.toLowerCase(),
          file,
          line,
          columns: [],
          indexes: [{ columns, unique, ...methodOf(made, args[2]) }],
        },
      ];
}

/** `{ using: 'gin' }`, `{ type: 'FULLTEXT' }`, `{ isFulltext: true }` */
function methodOf(...options: readonly (Term | undefined)[]): { readonly method?: string } {
  if (options.some((one) => isTrue(field(one, 'isFulltext')))) return { method: 'fulltext' };
  const written = options.flatMap((one) => [field(one, 'using') ?? [], field(one, 'type') ?? []].flat());
  const [method] = written.flatMap((term) => (term.kind === 'text' ? [term.value.toLowerCase()] : []));
  return method === undefined || /^(?:btree|unique)$/.test(method) ? {} : { method };
}

/** `queryInterface.createTable('t', { email: { unique: true } })`, `renameTable('old', 't')`. */
function madeBy({ file, call }: PlacedCall, project: Project): TableDefinition[] {
  const { callee, args, line, scope } = call;
  if (callee.kind !== 'member' || !/^(?:createTable|renameTable)$/.test(callee.name)) return [];
  const [first, second] = [0, 1].map((at) => project.text(args[at], { file, scope })?.toLowerCase());
  if (first === undefined) return [];
  const at = { file, line, columns: [] };
  if (callee.name === 'renameTable') return second ? [{ ...at, table: second, indexes: [], formerly: first }] : [];
  const fields = args[1]?.kind === 'record' ? args[1].fields : [];
  const keys = fields.filter(({ value }) => isTrue(field(value, 'unique')) || isTrue(field(value, 'primaryKey')));
  return keys.length === 0
    ? []
    : [{ ...at, table: first, indexes: keys.map(({ key }) => ({ columns: [key], unique: true })) }];
}

function isTrue(term: Term | undefined): boolean {
  return term?.kind === 'boolean' && term.value;
}

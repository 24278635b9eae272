/** Drizzle's tables by the call that makes them: their name in the code and in the database. */
import type { Project } from '../../link/project';
import { isDrizzleTable } from '../../link/libraries/drizzle';
import type { Type } from '../../link/type';
import type { CallSketch } from '../../sketch/file-sketch';

/** Where a table is made. */
export interface MadeTable {
  readonly file: string;
  readonly index: number;
  readonly call: CallSketch;
}

/** The call that made a table; nothing for what is no table. */
export function madeTable(type: Type | undefined, project: Project): MadeTable | undefined {
  if (!isDrizzleTable(type) || !type.madeBy) return undefined;
  const { file, call: index } = type.madeBy;
  const call = project.sketch(file).calls[index];
  return call && { file, index, call };
}

/** The constant that holds a table; its name in the database where there is none. */
export function constantName(made: MadeTable, project: Project): string | undefined {
  for (const [name, { init }] of project.sketch(made.file).scopes[0]?.bindings ?? []) {
    if (init?.kind === 'call' && init.call === made.index) return name;
  }
  return databaseName(made, project);
}

/** The name in the database, with the schema in front, and what a table creator adds. */
export function databaseName({ file, call }: MadeTable, project: Project): string | undefined {
  const place = { file, scope: call.scope };
  const name = project.text(call.args[0], place);
  if (name === undefined) return undefined;
  const type = project.types.of(call.callee.kind === 'member' ? call.callee.of : call.callee, place);
  const maker =
    type?.kind === 'library' && type.madeBy ? project.sketch(type.madeBy.file).calls[type.madeBy.call] : undefined;
  if (type?.kind !== 'library' || !type.madeBy || !maker) return name;
  const [first] = maker.args;
  const at = { file: type.madeBy.file, scope: maker.scope };
  if (type.name === 'Schema') return `${project.text(first, at) ?? ''}.${name}`.replace(/^\./, '');
  // `pgTableCreator((name) => `app_${name}`)`
  const returns = first?.kind === 'function' ? project.sketch(at.file).scopes[first.scope]?.returns : undefined;
  if (returns?.kind !== 'template') return name;
  return returns.parts.map((part) => (part.kind === 'text' ? part.value : (project.text(part, at) ?? name))).join('');
}

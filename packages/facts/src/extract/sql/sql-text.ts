/** Terms → SQL text, with a mark for each piece that is only known at run time. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { holeMark } from './portable-sql';

/** A text with what its marks stand for. */
export interface SqlText {
  readonly text: string;
  /** The term of each `holeMark`, by number, with its place. */
  readonly holes: readonly PlacedHole[];
}

interface PlacedHole {
  readonly term: Term;
  readonly place: Place;
}

/** Names of tables that a term stands for in a template, e.g. a table object of a query builder. */
export type TableOfTerm = (term: Term, place: Place, project: Project) => string | undefined;

/** Tags and functions whose argument is SQL: `` sql`…` ``, `Prisma.sql`, `sql.raw('…')`, `literal('…')`. */
const tags = /^(?:sql|SQL|raw|unsafe|fragment|literal|unprepared)$/;
/** Functions that quote the names that they are given: `sql.identifier(['public', 'users'])`. */
const quoting = /^(?:identifier|table|ref|id|identifiers?|name|quoteIdentifier|escapeId)$/;
const deepest = 6;

/** @returns nothing when no part of the term is a text */
export function sqlTextOf(
  term: Term | undefined,
  place: Place,
  project: Project,
  tableOf: TableOfTerm,
): SqlText | undefined {
  const holes: PlacedHole[] = [];
  const text = write(term, place, { project, tableOf, holes }, 0);
  return text === undefined ? undefined : { text, holes };
}

interface Writing {
  readonly project: Project;
  readonly tableOf: TableOfTerm;
  readonly holes: PlacedHole[];
}

function write(term: Term | undefined, place: Place, to: Writing, depth: number): string | undefined {
  if (!term || depth > deepest) return undefined;
  const text = to.project.text(term, place);
  if (text !== undefined) return text;
  switch (term.kind) {
    case 'template':
      return term.parts.map((part) => writePart(part, place, to, depth + 1)).join('');
    case 'record': {
      const inner = term.fields.find(({ key }) => key === 'text' || key === 'sql' || key === 'query')?.value;
      return write(inner, place, to, depth + 1);
    }
    case 'cast':
      return write(term.of, place, to, depth + 1);
    case 'either':
      return term.options.map((option) => write(option, place, to, depth + 1)).find((found) => found !== undefined);
    case 'call':
      return writeCall(term.call, place, to, depth);
    case 'list':
      return writeList(term.items, place, to, depth);
    case 'name':
    case 'member': {
      const constant = to.project.types.constant(term, place);
      return constant && write(constant.term, constant.place, to, depth + 1);
    }
    default:
      return undefined;
  }
}

function writePart(part: Term, place: Place, to: Writing, depth: number): string {
  if (part.kind === 'text') return part.value;
  const found = to.tableOf(part, place, to.project) ?? write(part, place, to, depth);
  if (found !== undefined) return found;
  to.holes.push({ term: part, place });
  return holeMark(to.holes.length - 1);
}

/** `` sql`…` `` inside of another one, `sql.identifier(['a', 'b'])`, and own functions around a statement: `traced('SELECT …')`. */
function writeCall(index: number, place: Place, to: Writing, depth: number): string | undefined {
  const call = to.project.sketch(place.file).calls[index];
  if (!call || (call.callee.kind !== 'name' && call.callee.kind !== 'member')) return undefined;
  const at = { file: place.file, scope: call.scope };
  const { name } = call.callee;
  if (tags.test(name)) return write(call.args[0], at, to, depth + 1);
  if (quoting.test(name)) return to.project.texts(call.args[0], at).join('.') || undefined;
  if (name === 'join' && call.callee.kind === 'member' && call.args[0]?.kind === 'text')
    return writeJoined(call.callee.of, call.args[0].value, place, to, depth);
  const given = write(call.args[0], at, to, depth + 1);
  return given !== undefined && /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\s/i.test(given) ? given : undefined;
}

/** `['SELECT …', 'FROM …'].join(' ')` */
function writeJoined(list: Term, by: string, place: Place, to: Writing, depth: number): string | undefined {
  if (list.kind !== 'list') return undefined;
  return list.items.map((item) => writePart(item, place, to, depth + 1)).join(by);
}

/** A list of statements or lines. */
function writeList(items: readonly Term[], place: Place, to: Writing, depth: number): string | undefined {
  const texts = items.map((item) => write(item, place, to, depth + 1));
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts.join(';\n') : undefined;
}

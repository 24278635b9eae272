/** What a span says it asked a database → a statement without literals. */
import { toNameTemplate } from '../paths/to-name-template';
import { type NormalizedStatement, normalizeStatement } from '../sql/normalize-statement';
import type { SpanFacts } from './span';

/** A statement and the database it went to. */
export interface Statement extends NormalizedStatement {
  readonly system?: string;
}

/** A statement, and all that it was made of beside its text. */
interface Made {
  readonly system: string | undefined;
  readonly operation: string | undefined;
  readonly collection: string | undefined;
  readonly name: string;
  readonly found: NormalizedStatement | undefined;
  readonly statement: Statement;
}

const remembered = 5000;
const longestRemembered = 8000;
/** Layers tell of one text by several names. */
const mostLayers = 8;
let recent = new Map<string, Made[]>();
let older = new Map<string, Made[]>();

/**
 * `undefined` for a span that asked nothing: a connection, a pool, an HTTP call. The same texts come again and again:
 * they give the same object.
 */
export function toStatement(facts: SpanFacts, name: string): Statement | undefined {
  const { statement: text, system, operation, collection } = facts;
  if (text === undefined && (system === undefined || (operation ?? collection) === undefined)) return undefined;
  const layers = layersOf(text ?? '');
  for (const layer of layers) if (layer.name === name && isSame(layer, facts)) return layer.statement;
  const made = make(facts, name, layers);
  if (layers.length < mostLayers) layers.push(made);
  return made.statement;
}

/** What was made of a text before; texts not asked for lately are forgotten. */
function layersOf(text: string): Made[] {
  const known = recent.get(text) ?? older.get(text);
  if (known) return known;
  const layers: Made[] = [];
  if (text.length > longestRemembered) return layers;
  if (recent.size >= remembered) [older, recent] = [recent, new Map()];
  recent.set(text, layers);
  return layers;
}

function isSame(made: Made, { system, operation, collection }: SpanFacts): boolean {
  return made.system === system && made.operation === operation && made.collection === collection;
}

function make(facts: SpanFacts, name: string, layers: readonly Made[]): Made {
  const { statement, system, operation, collection } = facts;
  const found = layers.find((layer) => layer.system === system)?.found ?? normalize(statement, system);
  const verb = operation === undefined ? 'other' : normalizeStatement(operation).operation;
  const tables = found?.tables.length ? found.tables : collection ? [collection] : [];
  const made: Statement = {
    template: templateOf(found?.template, facts, name),
    operation: found && found.operation !== 'other' ? found.operation : verb,
    tables,
    ...(system && { system }),
  };
  return { system, operation, collection, name, found, statement: made };
}

function normalize(text: string | undefined, system: string | undefined): NormalizedStatement | undefined {
  return text === undefined ? undefined : normalizeStatement(text, system);
}

/** SQL and commands stand for themselves; the shape of a document needs what is done, and to what. */
function templateOf(template: string | undefined, { operation, collection }: SpanFacts, name: string): string {
  const isShape = template === undefined || template === '' || /^[{[?]/.test(template);
  if (!isShape) return template;
  const subject = collection ?? (operation && name.startsWith(operation) ? '' : toNameTemplate(name));
  const shape = template === '?' ? '' : template;
  return [operation, subject, shape].filter(Boolean).join(' ') || '?';
}

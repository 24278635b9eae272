/** What a span says it asked a database → a statement without literals. */
import { toNameTemplate } from '../paths/to-name-template';
import { type NormalizedStatement, normalizeStatement } from '../sql/normalize-statement';
import type { SpanFacts } from './span';

/** A statement and the database it went to. */
export interface Statement extends NormalizedStatement {
  readonly system?: string;
}

/** `undefined` for a span that asked nothing: a connection, a pool, an HTTP call. */
export function toStatement(facts: SpanFacts, name: string): Statement | undefined {
  const { statement, system, operation, collection } = facts;
  const asks = statement !== undefined || (system !== undefined && (operation ?? collection) !== undefined);
  if (!asks) return undefined;
  const found = statement === undefined ? undefined : normalizeStatement(statement, system);
  const verb = operation === undefined ? 'other' : normalizeStatement(operation).operation;
  const tables = found?.tables.length ? found.tables : collection ? [collection] : [];
  return {
    template: templateOf(found?.template, facts, name),
    operation: found && found.operation !== 'other' ? found.operation : verb,
    tables,
    ...(system && { system }),
  };
}

/** SQL and commands stand for themselves; the shape of a document needs what is done, and to what. */
function templateOf(template: string | undefined, { operation, collection }: SpanFacts, name: string): string {
  const isShape = template === undefined || template === '' || /^[{[?]/.test(template);
  if (!isShape) return template;
  const subject = collection ?? (operation && name.startsWith(operation) ? '' : toNameTemplate(name));
  const shape = template === '?' ? '' : template;
  return [operation, subject, shape].filter(Boolean).join(' ') || '?';
}

/** What a database was asked → the same text for every asking of its kind, and never what was asked for. */
import { dialectOf } from './dialect';
import { findTables, operationOf } from './find-tables';
import { toJsonShape } from './json-shape';
import { holdsMark, withSameLiterals } from './same-literals';
import { scanSql } from './scan-sql';
import { statementVerbs } from './sql-words';
import { toTemplate } from './to-template';

/** A statement without its literals. */
export interface NormalizedStatement {
  /** E.g. `SELECT * FROM posts WHERE id IN (?) LIMIT ?`; of JSON its shape, e.g. `{where: {id: ?}}`. */
  readonly template: string;
  readonly operation: 'read' | 'write' | 'other';
  /** Tables it names, qualified as written, sorted. None for JSON: the caller knows the collection. */
  readonly tables: readonly string[];
}

const remembered = 2000;
const longestRemembered = 8000;
let recent = new Map<string, NormalizedStatement>();
let older = new Map<string, NormalizedStatement>();

/**
 * Takes comments and every literal out, and makes spaces, the case of keywords, lists and rows alike.
 * @param text The statement; it may be cut off anywhere.
 * @param system What traces call `db.system.name`: `postgresql`, `mysql`, `mssql`, `mongodb`, … Without it, whatever
 *   could be a literal in one of the dialects is taken for one.
 */
export function normalizeStatement(text: string, system?: string): NormalizedStatement {
  if (text.length > longestRemembered) return normalize(text, system);
  const alike = withSameLiterals(text);
  const key = `${system ?? ''} ${alike}`;
  const statement = recent.get(key) ?? older.get(key) ?? remember(key, normalize(alike, system));
  return holdsMark(statement.template) || statement.tables.some(holdsMark) ? normalize(text, system) : statement;
}

/** Those not asked for lately are forgotten. */
function remember(key: string, statement: NormalizedStatement): NormalizedStatement {
  if (recent.size >= remembered) [older, recent] = [recent, new Map()];
  recent.set(key, statement);
  return statement;
}

/** Without looking whether it was asked before. */
export function normalize(text: string, system?: string): NormalizedStatement {
  if (/^\s*[{[]/.test(text)) return ofJson(text);
  if (system !== undefined && /^(?:redis|valkey|memcached)$/i.test(system)) return ofCommand(text, true);
  const tokens = scanSql(text, dialectOf(system, text));
  const first = tokens.find((token) => token.text !== '(');
  if (first === undefined) return { template: '', operation: 'other', tables: [] };
  if (first.kind === 'value' || !statementVerbs.has(first.text.toUpperCase())) return ofCommand(text, false);
  if (first.text === 'SET') return ofSetting(toTemplate(tokens));
  const operation = operationOf(tokens);
  return { template: toTemplate(tokens), operation, tables: operation === 'other' ? [] : findTables(tokens) };
}

/** A command with an unknown syntax: its first word where that is known to be a command, and that there was more. */
function ofCommand(text: string, isKnown: boolean): NormalizedStatement {
  const [, word = '', rest = ''] = /^\s*([A-Za-z_]{1,32}(?=[\s({]|$))?([^]*)$/.exec(text) ?? [];
  const operation = commandOperation(word);
  if (word === '' || (!isKnown && operation === 'other')) return { template: '?', operation: 'other', tables: [] };
  return { template: `${word.toUpperCase()}${rest.trim() === '' ? '' : ' ?'}`, operation, tables: [] };
}

const commandReads =
  /^(?:find\w*|aggregate|count\w*|distinct|m?get\w*|h(?:get|mget|getall|keys|vals|len|exists)|exists|scan|[hsz]scan|smembers|sismember|scard|zrange\w*|zrevrange\w*|zscore|zcard|zrank|lrange|llen|lindex|ttl|pttl|keys|strlen|type|xrange|xread\w*)$/i;
const commandWrites =
  /^(?:insert\w*|update\w*|delete\w*|bulkWrite|m?set\w*|h(?:set\w*|mset|del|incr\w*)|del|unlink|p?expire\w*|persist|incr\w*|decr\w*|append|[lr]push\w*|[lr]pop|lrem|lset|ltrim|sadd|srem|spop|zadd|zrem\w*|zincrby|xadd|xdel|xtrim|rename\w*|flush\w*)$/i;

function commandOperation(word: string): NormalizedStatement['operation'] {
  return commandReads.test(word) ? 'read' : commandWrites.test(word) ? 'write' : 'other';
}

/** `SET app.user = ann`: a setting's value needs no quotes. */
function ofSetting(template: string): NormalizedStatement {
  return { template: template.replace(/^(SET .*?(?: =| TO)) [^;]*/, '$1 ?'), operation: 'other', tables: [] };
}

const jsonReads =
  /^\[?\{(?:where|find|filter|query|aggregate|count|distinct|select|relations|order|take|skip|\$match|\$lookup|\$group|\$sort)\b/;
const jsonWrites = /^\[?\{(?:insert|update|delete|findAndModify|\$set|\$inc|\$push|\$unset)\b/;

function ofJson(text: string): NormalizedStatement {
  const template = toJsonShape(text);
  const operation = jsonWrites.test(template) ? 'write' : jsonReads.test(template) ? 'read' : 'other';
  return { template, operation, tables: [] };
}

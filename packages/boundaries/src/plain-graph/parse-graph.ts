/** The gate of plain graphs: text in; a graph that contexts can be proposed for, or all its problems, out. */
import { checkSchema, type ParseResult, parseText, type PlainGraph, type Problem, withLines } from '@banyan/model';
import { checkGraph } from './check-graph';

/** Texts from this size on are parsed as JSON only: fast, but problems have a path and no line. */
const largeText = 256 * 1024;

/**
 * Reads JSON or YAML. Problems of shape and of meaning come together, in the order of the text.
 * @example parseGraph('{ "edges": [{ "from": "Order", "to": "Customer", "weight": 3 }] }')
 */
export function parseGraph(text: string): ParseResult<PlainGraph> {
  const read = readText(text);
  if (!read.ok) return read;
  const shape = checkSchema('plain-graph', read.value);
  const meaning = checkGraph(toSound(read.value, shape));
  if (shape.length + meaning.length === 0) return { ok: true, value: read.value as PlainGraph };
  const told = shape.length > 0 ? meaning.filter(({ code }) => code !== 'PLAIN_GRAPH_EMPTY') : meaning;
  const all = withLines([...shape, ...told], read.lineOf);
  return { ok: false, problems: all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function readText(text: string): ReturnType<typeof parseText> {
  if (text.length < largeText) return parseText(text, 'PLAIN_GRAPH');
  try {
    return { ok: true, value: JSON.parse(text) as unknown, lineOf: () => undefined };
  } catch {
    return parseText(text, 'PLAIN_GRAPH');
  }
}

/** What can be read of a graph with faults of shape, so that its meaning can be checked too. */
function toSound(value: unknown, problems: readonly Problem[]): PlainGraph {
  if (problems.length === 0) return value as PlainGraph;
  const { nodes, edges, together, apart } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const isNode = (node: unknown): boolean => typeof node === 'string' || hasText(node, 'id');
  const isGroup = (group: unknown): boolean => Array.isArray(group) && group.every((node) => typeof node === 'string');
  const sound = {
    // Places must stay what they are: problems point at them.
    nodes: list(nodes).map((node, at) => (isNode(node) ? node : `\0${at}`)),
    edges: list(edges).filter((edge) => hasText(edge, 'from') && hasText(edge, 'to')),
    together: list(together).map((group) => (isGroup(group) ? group : [])),
    apart: list(apart).map((group) => (isGroup(group) ? group : [])),
  };
  return sound as unknown as PlainGraph;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function hasText(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string';
}

/** A partition from a file: the plain map of the published data, `{ "assignment": … }`, `{ "clusters": … }`, or a proposal. */
import { type BoundaryProposal, type ParseResult, parseDocumentText, type Problem } from '@banyan/model';
import type { Assignment } from '../metrics/assignment';
import { entriesOf, type JsonTree, type Node, parseJsonTree, pointer, valueOf } from './json-tree';

/** A member, its cluster, and where the file says so. */
interface Placed {
  readonly member: string;
  readonly cluster: string;
  readonly path: string;
  readonly line?: number;
}

/** Placements in the order of the file, and what was no placement. */
interface Reading {
  readonly placed: readonly Placed[];
  readonly problems: readonly Problem[];
}

type Tree = Extract<JsonTree, { ok: true }>;

/**
 * Reads `{ "Cart": 1, "Stock": 2 }` (member → cluster), the same under `assignment`, `{ "clusters": { "orders": ["Cart"] } }`,
 * or a BoundaryProposal, whose shared members stay unplaced. Reports all problems together.
 * @example parsePartition('{ "Cart": 1, "Stock": 2 }')
 */
export function parsePartition(text: string): ParseResult<Assignment> {
  const tree = parseJsonTree(text, 'PARTITION');
  if (!tree.ok) return tree;
  const schema = valueOf(tree.root, 'schema');
  const isDocument = String(schema?.value).startsWith('banyan/') && !hasObject(tree.root, 'assignment');
  if (!schema || !isDocument) return toAssignment(readPlacements(tree));
  if (schema.value === 'banyan/boundary-proposal@1') return ofProposal(text);
  return toAssignment(
    refuse(tree, schema, '/schema', `A ${schema.value} document places no members: give a proposal.`),
  );
}

function hasObject(root: Node, key: string): boolean {
  return valueOf(root, key)?.type === 'object';
}

function readPlacements(tree: Tree): Reading {
  const { root } = tree;
  if (root.type !== 'object') {
    return refuse(
      tree,
      root,
      '',
      'A partition is an object: { "member": cluster } or { "clusters": { "name": […] } }.',
    );
  }
  if (hasObject(root, 'assignment')) return readMap(tree, valueOf(root, 'assignment')!, ['assignment']);
  if (hasObject(root, 'clusters')) return readLists(tree, valueOf(root, 'clusters')!);
  return readMap(tree, root, []);
}

/** `{ member: cluster }`. */
function readMap(tree: Tree, object: Node, at: readonly string[]): Reading {
  return collect(
    entriesOf(object).map(({ key, node, value }) => {
      const path = pointer(...at, key);
      if (value.type !== 'string' && value.type !== 'number') {
        return refuse(tree, node, path, `${key} has no cluster: give its name or number.`);
      }
      return place({ member: key, cluster: String(value.value), path, line: tree.lineOf(node) });
    }),
  );
}

/** `{ cluster: [member, …] }`. */
function readLists(tree: Tree, object: Node): Reading {
  return collect(
    entriesOf(object).flatMap(({ key, node, value }) => {
      if (value.type !== 'array') {
        return [refuse(tree, node, pointer('clusters', key), `Cluster ${key} is no list of members.`)];
      }
      return (value.children ?? []).map((member, index) => {
        const path = pointer('clusters', key, index);
        if (member.type !== 'string') return refuse(tree, member, path, `A member of cluster ${key} is no text.`);
        return place({ member: String(member.value), cluster: key, path, line: tree.lineOf(member) });
      });
    }),
  );
}

function ofProposal(text: string): ParseResult<Assignment> {
  const proposal = parseDocumentText('boundary-proposal', text);
  return proposal.ok ? toAssignment({ placed: membersOf(proposal.value), problems: [] }) : proposal;
}

function membersOf({ contexts }: BoundaryProposal): Placed[] {
  return contexts.flatMap(({ name, members }, at) =>
    members.map(({ module }, index) => ({
      member: module,
      cluster: name,
      path: pointer('contexts', at, 'members', index),
    })),
  );
}

function toAssignment({ placed, problems }: Reading): ParseResult<Assignment> {
  const found = [...problems];
  const assignment = new Map<string, string>();
  for (const { member, cluster, path, line } of placed) {
    const before = assignment.get(member);
    if (before === undefined) assignment.set(member, cluster);
    else found.push({ ...twice(member, before, cluster), path, ...(line !== undefined && { line }) });
  }
  if (placed.length === 0 && found.length === 0) found.push(empty);
  return found.length === 0 ? { ok: true, value: assignment } : { ok: false, problems: found };
}

const empty: Problem = { code: 'PARTITION_EMPTY', path: '', message: 'The partition places no member.' };

function twice(member: string, before: string, cluster: string): { code: string; message: string } {
  const where = before === cluster ? `twice in cluster ${before}` : `in cluster ${before} and in cluster ${cluster}`;
  return { code: 'PARTITION_MEMBER_TWICE', message: `${member} is ${where}.` };
}

function refuse({ lineOf }: Tree, node: Node, path: string, message: string): Reading {
  return { placed: [], problems: [{ code: 'PARTITION_SHAPE', path, message, line: lineOf(node) }] };
}

function place(placed: Placed): Reading {
  return { placed: [placed], problems: [] };
}

function collect(readings: readonly Reading[]): Reading {
  return {
    placed: readings.flatMap(({ placed }) => placed),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

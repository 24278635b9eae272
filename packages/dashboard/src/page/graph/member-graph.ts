/** The files of one context and the imports among them. */
import type { ReportIndex } from '../index-report';
import { toHash } from '../route';
import type { GraphModel, GraphNode } from './graph-model';
import { layOut } from './lay-out';

/** Files larger the more of the context imports them; every file has its name when they are few. */
export function buildMemberGraph(index: ReportIndex, context: string): GraphModel {
  const files = index.contexts.get(context)?.members.map(({ module }) => module) ?? [];
  const links = listLinks(files, index);
  const uses = new Map<string, number>();
  for (const { to } of links) uses.set(to, (uses.get(to) ?? 0) + 1);
  const few = files.length <= 60;
  const nodes = files.map((file) => ({ id: file, radius: 4 + 2 * Math.sqrt(uses.get(file) ?? 0), labelled: few }));
  const positions = layOut(
    nodes.map((node) => ({ ...node, labelWidth: few ? nameOf(node.id).length * 7.8 : 0 })),
    links.map((link) => ({ ...link, weight: 1 })),
  );
  return {
    nodes: nodes.map((node) => toNode(node, positions.get(node.id) ?? { x: 0, y: 0 }, index)),
    edges: links.map(({ from, to }) => ({ from, to, width: 1, label: '' })),
  };
}

function listLinks(files: readonly string[], { fileFacts }: ReportIndex): { from: string; to: string }[] {
  const own = new Set(files);
  return files.flatMap((from) =>
    (fileFacts.get(from)?.imports ?? []).filter(({ to }) => own.has(to) && to !== from).map(({ to }) => ({ from, to })),
  );
}

function toNode(
  { id, radius, labelled }: { readonly id: string; readonly radius: number; readonly labelled: boolean },
  point: { readonly x: number; readonly y: number },
  { leaving, arriving }: ReportIndex,
): GraphNode {
  const crossings = (leaving.get(id)?.length ?? 0) + (arriving.get(id)?.length ?? 0);
  const label = crossings > 0 && labelled ? `${nameOf(id)} ◆` : nameOf(id);
  const spoken = `${id}, ${crossings} crossings`;
  return { id, label, spoken, ...point, radius, tone: crossings > 0 ? 1 : 0, labelled, hash: toHash('file', [id]) };
}

function nameOf(file: string): string {
  return file.split('/').pop() ?? file;
}

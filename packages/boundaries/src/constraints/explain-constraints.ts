/** The rules that say where a member is, as reasons. */
import { configFile, type MemberReason, type ModulePath } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import { type Constraints, type Link, pinnedName, type Pointer } from './constraints';

/** One reason a rule that names the member; no part of its coupling. */
export function explainConstraints(constraints: Constraints | undefined, module: ModulePath): MemberReason[] {
  if (constraints === undefined) return [];
  const { links, separations, lineOf } = constraints;
  const toReason = (text: string, pointer: Pointer) => ({
    ...{ criterion: 'constraint', text, weight: 0 },
    evidence: [{ file: configFile, line: lineOf(pointer) }],
  });
  return [
    ...links.flatMap((link) => {
      const pointer = link.nodes.get(module);
      return pointer === undefined || link.kind === 'declares' ? [] : [toReason(describe(link, module), pointer)];
    }),
    ...separations.flatMap(({ kind, colours, places }) => {
      const colour = colours.get(module);
      if (colour === undefined) return [];
      const text = kind === 'owners' ? `it is ${colour}'s` : `"${colour}" is apart from ${others(colours, colour)}`;
      return [toReason(text, places.get(module)!)];
    }),
  ];
}

function describe({ kind, nodes }: Link, module: ModulePath): string {
  const name = [...nodes.keys()].map(pinnedName).find((one) => one !== undefined);
  if (kind === 'context') return `banyan.yaml puts it into ${name}`;
  const rest = [...nodes.keys()].filter((node) => node !== module);
  return `banyan.yaml keeps it together with ${rest[0] ?? 'itself'}${rest.length > 1 ? ` and ${rest.length - 1} more` : ''}`;
}

function others(colours: ReadonlyMap<NodeId, string>, own: string): string {
  return [...new Set(colours.values())]
    .filter((colour) => colour !== own)
    .map((colour) => `"${colour}"`)
    .join(', ');
}

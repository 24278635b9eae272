/** Sizes that no placement can have. */
import type { Problem, SizeBounds } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { boundsOf, type Block, type Constraints, type Pointer, pinnedPointer } from './constraints';
import { problem } from './problem';

/** Bounds the wrong way round, blocks larger than a context may be, and more asked for than there is. */
export function checkSizes(constraints: Constraints, index: FactsIndex): Problem[] {
  const { pinned, sizes, ignored } = constraints;
  const own = pinned.map((one, position) => ({ size: one.size, at: `${pinnedPointer(position)}/size` }));
  const reversed = [{ size: sizes, at: '/boundaries/sizes' }, ...own].flatMap(({ size, at }) => checkOrder(size, at));
  const tooLarge = constraints.blocks.flatMap((block) => checkBlock(constraints, block, index));
  const there = index.modules.length - ignored.size;
  const wanted = pinned.reduce((sum, { name }) => sum + (boundsOf(constraints, name).min ?? 1), 0);
  const tooMany = `the pinned contexts want ${wanted} files, and there are ${there}`;
  const short = wanted > there ? [problem('PROJECT_CONFIG_SIZE', '/boundaries/contexts', tooMany)] : [];
  return [...reversed, ...tooLarge, ...short];
}

function checkOrder(size: SizeBounds | undefined, at: Pointer): Problem[] {
  const { min = 1, max = Infinity } = size ?? {};
  return min <= max ? [] : [problem('PROJECT_CONFIG_SIZE', at, `min ${min} is more than max ${max}`)];
}

/** All of a block is in one context: the rules that hold it together are the chain. */
function checkBlock(constraints: Constraints, { nodes, context }: Block, index: FactsIndex): Problem[] {
  const { links, lineOf } = constraints;
  const { max = Infinity } = boundsOf(constraints, context);
  const files = nodes.filter(index.has);
  if (files.length <= max) return [];
  const held = new Set(nodes);
  const rules = links.filter(
    (link) => link.kind !== 'declares' && [...link.nodes.keys()].some((node) => held.has(node)),
  );
  const lines = rules.map(({ kind, pointer }) => `${kind} (line ${lineOf(pointer)})`);
  const text = `${files.length} files are held in one context by ${lines.join(', ')}; at most ${max} are allowed`;
  const position = constraints.pinned.findIndex(({ name }) => name === context);
  const at = constraints.pinned[position]?.size ? `${pinnedPointer(position)}/size/max` : '/boundaries/sizes/max';
  return [problem('PROJECT_CONFIG_SIZE', at, text)];
}

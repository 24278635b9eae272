/** Uses of shapes, from all files → each shape once, with all of its handlers. */
import type { ShapeFact, SymbolId } from '@banyan/model';
import type { ShapeUse } from './shape-uses';

export function shapeFacts(uses: readonly ShapeUse[]): ShapeFact[] {
  const handlers = new Map<SymbolId, Set<SymbolId>>();
  const shapes = new Map(uses.map(({ shape }) => [shape.id, shape]));
  for (const { shape, handler } of uses) {
    const known = handlers.get(shape.id) ?? new Set();
    handlers.set(shape.id, handler === undefined ? known : known.add(handler));
  }
  return [...shapes.values()].map((shape) => ({ ...shape, handlers: [...handlers.get(shape.id)!].sort() }));
}

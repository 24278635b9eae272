/** A part of a context that hangs together. */
import { type Draft, filesIn, fits, pullOfUnit } from './draft';
import type { Unit } from './units';

/** How strongly each unit is tied to each other one. */
export type Ties = ReadonlyMap<Unit, ReadonlyMap<Unit, number>>;

/** The ties of some units among themselves. */
export function tiesAmong(draft: Draft, units: readonly Unit[]): Ties {
  const numbers = new Map(units.flatMap(({ nodes }, number) => nodes.map((node) => [node, number] as const)));
  return new Map(
    units.map((unit) => {
      const pull = pullOfUnit(draft, unit, (node) => numbers.get(node));
      return [unit, new Map(pull.map(([number, weight]) => [units[number]!, weight]))];
    }),
  );
}

/** Grows a piece from `seeds`, or else from the unit most tied to the rest, by what it draws most, to at most `most` files. */
export function gatherPiece(ties: Ties, seeds: readonly Unit[], units: readonly Unit[], most: number): Unit[] {
  const piece = [...seeds];
  const open = new Set(without(units, seeds));
  const tied = new Map([...open].map((unit) => [unit, total(ties.get(unit)!, open)]));
  const drawn = new Map([...open].map((unit) => [unit, total(ties.get(unit)!, new Set(seeds))]));
  for (let files = filesIn(piece); ; ) {
    const fitting = [...open].filter((unit) => files + unit.files <= most && fits(unit, piece));
    const next = fitting.reduce<Unit | undefined>(
      (best, unit) => (best === undefined || isBefore(unit, best, drawn, tied) ? unit : best),
      undefined,
    );
    if (next === undefined) return piece;
    piece.push(next);
    open.delete(next);
    files += next.files;
    for (const unit of open) drawn.set(unit, drawn.get(unit)! + (ties.get(unit)!.get(next) ?? 0));
  }
}

/** More drawn by the piece, else more tied to all, else by name. */
function isBefore(a: Unit, b: Unit, drawn: ReadonlyMap<Unit, number>, tied: ReadonlyMap<Unit, number>): boolean {
  const more = drawn.get(a)! - drawn.get(b)! || tied.get(a)! - tied.get(b)!;
  return more > 0 || (more === 0 && a.nodes[0]! < b.nodes[0]!);
}

/** The units that are not among the others. */
export function without(units: readonly Unit[], taken: readonly Unit[]): Unit[] {
  const gone = new Set(taken);
  return units.filter((unit) => !gone.has(unit));
}

function total(ties: ReadonlyMap<Unit, number>, to: ReadonlySet<Unit>): number {
  return [...ties].reduce((sum, [unit, weight]) => sum + (to.has(unit) ? weight : 0), 0);
}

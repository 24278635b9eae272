/** Imports with what became of them, and a warning when too many lead nowhere. */
import type { FactProblem, ImportFact } from '@banyan/model';
import { manyUnresolved } from '../errors';
import type { Importing } from '../resolve/problems-around';
import type { ImportResolver } from '../resolve/resolve-import';
import type { ImportSketch } from '../sketch/file-sketch';

/** Above this share of broken imports the graph cannot be trusted. */
const tolerated = 0.03;

export function importFacts(sketches: readonly Importing[], resolver: ImportResolver): ImportFact[] {
  return sketches.flatMap((sketch) => sketch.imports.map((entry) => toFact(sketch.path, entry, resolver)));
}

/** A problem when more than a few percent of the imports inside the project are broken. */
export function unresolvedProblems(imports: readonly ImportFact[]): FactProblem[] {
  const broken = imports.filter(({ resolution }) => resolution === 'internal-broken');
  const inside = imports.filter(({ resolution }) => resolution === 'internal').length + broken.length;
  const [first] = broken;
  if (!first || broken.length / inside <= tolerated) return [];
  return [manyUnresolved(first.file, first.line, broken.length, inside)];
}

function toFact(file: string, entry: ImportSketch, resolver: ImportResolver): ImportFact {
  const { specifier, kind, line, literal } = entry;
  const names =
    kind === 'require' && entry.names.length === 0
      ? ['*']
      : entry.names.map(({ imported }) => (imported === '=' ? '*' : imported));
  if (!literal) return { file, line, specifier, kind, resolution: 'non-literal', names };
  return { file, line, specifier, kind, ...resolver.resolve(file, specifier), names };
}

/** Entities are put together from several files: columns come from base classes and from schemas made elsewhere. */
import type { ProjectFacts } from '../extract/facts-of-project';
import type { Known } from '../link/project';

/** Whether an entity of another file may have lines of this one, or one of this file lines of another one. */
export function mayShareLines(file: string, { entities }: ProjectFacts, known: Known): boolean {
  const indexed = known.names.files.get(file);
  const own = entities.filter(({ fact }) => fact.file === file && fact.layer !== 'prisma');
  if (own.some(({ classId }) => classId === '' || !isAlone(file, classId, known))) return true;
  const elsewhere = entities.filter(({ fact }) => fact.file !== file && fact.layer !== 'prisma');
  if (elsewhere.length === 0) return false;
  const classes = new Set(elsewhere.map(({ classId }) => classId));
  const heirs = [...(indexed?.classes.keys() ?? [])].flatMap((name) => known.heirs.of(file, name));
  if (heirs.some((heir) => classes.has(`${heir.file}#${heir.name}`))) return true;
  // Schemas that are no classes may be made of any constant that this file gives away.
  const constants = [...(indexed?.sketch.scopes[0]?.bindings.values() ?? [])];
  const made = constants.some(({ init }) => init?.kind === 'record' || init?.kind === 'call' || init?.kind === 'list');
  return made && classes.has('');
}

/** Whether a class inherits from no class of another file. */
function isAlone(file: string, classId: string, { types }: Known): boolean {
  const name = classId.slice(file.length + 1);
  const base = types.base({ kind: 'class', file, name, itself: false, args: [] });
  return base?.kind !== 'class' || (base.file === file && isAlone(file, `${file}#${base.name}`, { types } as Known));
}

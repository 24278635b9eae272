/** The calls that one query builder is built by, wherever in the function they are, and the aliases that they give. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall } from '../../link/project';
import type { LibraryType } from '../../link/type';
import type { CallSketch } from '../../sketch/file-sketch';
import type { FindContext } from './typeorm-options';

export const joins = /^(?:left|inner)Join\w*$/;

/** Calls on the same builder in the same function, in the order of the source. */
export function builderCalls({ file, call }: PlacedCall, builder: LibraryType, { project }: FindContext): CallSketch[] {
  const sketch = project.sketch(file);
  const owner = sketch.scopes[call.scope]?.function;
  return sketch.calls.filter((other) => {
    if (other.callee.kind !== 'member' || sketch.scopes[other.scope]?.function !== owner) return false;
    const type = project.types.of(other.callee.of, { file, scope: other.scope });
    if (type?.kind !== 'library' || type.module !== 'typeorm') return false;
    return builder.madeBy
      ? type.madeBy?.file === builder.madeBy.file && type.madeBy.call === builder.madeBy.call
      : type.name === builder.name && type.madeBy === undefined;
  });
}

/** Alias → entity, for one builder: its own alias and those of its joins. */
export function builderAliases(builder: LibraryType, { entities, project }: FindContext): Map<string, EntityFact> {
  const aliases = new Map<string, EntityFact>();
  const { madeBy } = builder;
  const sketch = madeBy && project.sketch(madeBy.file);
  const made = madeBy && sketch?.calls[madeBy.call];
  if (!sketch || !made) return aliases;
  const entity = entities.ofType(builder.args[0]);
  const place = { file: madeBy.file, scope: made.scope };
  const ownAlias = made.args.map((arg) => project.text(arg, place)).find((text) => text !== undefined);
  if (entity && ownAlias !== undefined) aliases.set(ownAlias, entity);
  const owner = sketch.scopes[made.scope]?.function;
  for (const call of sketch.calls) {
    if (call.callee.kind !== 'member' || !joins.test(call.callee.name) || sketch.scopes[call.scope]?.function !== owner)
      continue;
    const at = { file: madeBy.file, scope: call.scope };
    const [from = '', property = ''] = (project.text(call.args[0], at) ?? '').split('.');
    const alias = project.text(call.args[1], at);
    const source = aliases.get(from);
    const target = source && entities.related(source, property);
    if (target && alias !== undefined) aliases.set(alias, target);
  }
  return aliases;
}

/** The name of the model that a call makes or asks for: `mongoose.model('User', schema)`, `connection.model('User')`. */
import type { PlacedCall, Project } from '../../link/project';

export function modelName({ file, call }: Pick<PlacedCall, 'file' | 'call'>, project: Project): string | undefined {
  const { callee, args } = call;
  if (call.isNew || args.length < 1 || (callee.kind !== 'member' && callee.kind !== 'name')) return undefined;
  const place = { file, scope: call.scope };
  if (callee.name === 'discriminator') return project.text(args[0], place);
  if (callee.name !== 'model') return undefined;
  const of = callee.kind === 'member' ? project.types.of(callee.of, place) : project.types.of(callee, place);
  if (of?.kind !== 'library' || of.module !== 'mongoose') return undefined;
  return project.text(args[0], place);
}

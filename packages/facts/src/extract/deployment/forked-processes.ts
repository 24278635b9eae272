/** Processes that the code itself starts: `cluster.fork()`. */
import type { DeploymentFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { settingOf } from '../connections/setting';

export function forkedProcesses(project: Project): DeploymentFact[] {
  return project.sourceCalls.flatMap((placed) => (isFork(placed, project) ? [toFact(placed, project)] : []));
}

function isFork({ file, call }: PlacedCall, project: Project): boolean {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.name !== 'fork' || call.repeat === undefined) return false;
  const type = project.types.of(callee.of, { file, scope: call.scope });
  return type?.kind === 'library' && /^(?:node:)?cluster$/.test(type.module);
}

/** As often as its loop says; a bound that is not known is taken for the number of processors, as it nearly always is. */
function toFact({ file, call }: PlacedCall, project: Project): DeploymentFact {
  const over = call.repeat === undefined ? undefined : project.sketch(file).repeats[call.repeat]?.over;
  const place = { file, scope: call.scope };
  const bound = over && settingOf({ term: over, place, line: call.line }, project)?.connections;
  return {
    ...{ kind: 'instances', name: 'cluster.fork', by: 'cluster', file, line: call.line },
    ...(bound !== undefined && { value: bound }),
  };
}

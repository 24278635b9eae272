/** Environment variables: what a process must be started with. */
import type { ProcessStateFact } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import type { PlacedCall, Project } from '../../link/project';

/** Functions that projects wrap `process.env` in. */
const wrapper = /^(?:env|getEnv|requireEnv|readEnv|getEnvVar|envVar|mustGetEnv|getEnvironmentVariable)$/;
const constantCase = /^[A-Z][A-Z0-9_]*$/;

export function environment(project: Project): ProcessStateFact[] {
  const read = project.sketches
    .filter(({ path }) => !isTest(path))
    .flatMap((sketch) =>
      sketch.environment.map(({ name, line, scope }) => toFact(name, sketch.path, line, scope, project)),
    );
  const asked = project.sourceCalls.flatMap((placed) => {
    const name = askedName(placed, project);
    return name === undefined ? [] : [toFact(name, placed.file, placed.call.line, placed.call.scope, project)];
  });
  return [...read, ...asked];
}

function toFact(name: string, file: string, line: number, scope: number, project: Project): ProcessStateFact {
  return { kind: 'environment', name, file, line, owner: project.functionAt(file, scope) };
}

/** `config.get('DB_URL')` of Nest's ConfigService by the variable, `env('DB_URL')` by its text. */
function askedName({ file, call }: PlacedCall, project: Project): string | undefined {
  const { callee, args } = call;
  const [wanted] = args;
  if (wanted?.kind !== 'text' || (callee.kind !== 'name' && callee.kind !== 'member')) return undefined;
  if (callee.kind === 'name') {
    return wrapper.test(callee.name) && constantCase.test(wanted.value)
      ? `${callee.name}('${wanted.value}')`
      : undefined;
  }
  if (callee.name !== 'get' && callee.name !== 'getOrThrow') return undefined;
  const type = project.types.of(callee.of, { file, scope: call.scope });
  return type?.kind === 'library' && type.module === '@nestjs/config' ? wanted.value : undefined;
}

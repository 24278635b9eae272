/** The files around the lifted code: shell, package, compiler, Nx, container image, routing plan and README. */
import { unregisteredEntities } from '../closure/unregistered-entities';
import type { LiftedCode } from '../lift-code';
import type { LiftInput, ServiceFile, Templates } from '../lift-input';
import { listenCall } from '../nest/find-bootstrap';
import type { LiftReport } from '../report/lift-report';
import { databaseOf } from './build-manifest';
import { layoutOf } from './layout';
import { buildProjectJson } from './project-json';
import { buildReadme } from './readme';
import { buildRoutingPlan, toRoutingYaml } from './routing-yaml';
import { buildServiceModule } from './service-module';
import { defaultPort, serviceName } from './service-names';
import { buildTsconfig, readCompilerOptions } from './tsconfig';

/** All generated files but the extraction record. */
export function generateFiles(
  input: LiftInput,
  code: LiftedCode,
  packageJson: string,
  report: LiftReport,
): readonly ServiceFile[] {
  const { monolith, facts } = input;
  const name = serviceName(code.context.name);
  const { rootDir, sources, main } = layoutOf(code);
  const port = defaultPort(code.context.name);
  const handlers = new Set(code.context.endpoints.map(({ handler }) => handler));
  const foreign = facts.endpoints.filter(({ kind, handler }) => kind === 'http' && !handlers.has(handler));
  const ports = { monolith: portOfMonolith(code), service: port };
  const plan = buildRoutingPlan(code.context.name, report.routes, foreign, ports);
  return [
    ...shellFiles(code, input.templates, { __SERVICE__: name, __PORT__: String(port), __MAIN__: main }),
    { path: `${code.shell}/service.module.ts`, content: serviceModule(input, code) },
    { path: 'package.json', content: packageJson },
    { path: 'tsconfig.json', content: buildTsconfig(readCompilerOptions(monolith.read), rootDir, sources) },
    { path: 'project.json', content: buildProjectJson(name, rootDir) },
    { path: 'routing.yaml', content: toRoutingYaml(plan) },
    { path: 'README.md', content: buildReadme(name, port, report, facts.project.name) },
  ];
}

/** `dockerignore` → `.dockerignore`: npm packs no dot files. */
function shellFiles(
  code: LiftedCode,
  templates: Templates,
  values: Readonly<Record<string, string>>,
): readonly ServiceFile[] {
  const fill = (text: string): string =>
    Object.entries(values).reduce((filled, [key, value]) => filled.replaceAll(key, value), text);
  return [...templates].flatMap(([template, text]): readonly ServiceFile[] => {
    if (template.startsWith('service-shell/')) return shellFile(template, fill(text), code);
    return [{ path: template.replace(/^(docker|git)ignore$/, '.$1ignore'), content: fill(text) }];
  });
}

function shellFile(template: string, text: string, code: LiftedCode): readonly ServiceFile[] {
  const database = databaseOf(code);
  const name = template.slice('service-shell/'.length);
  if (/^ping-database\./.test(name) && name !== `ping-database.${database}.ts`) return [];
  const content = text.replaceAll(/from '(\.\/[^']+)'/g, `from '$1${code.extension}'`);
  return [{ path: `${code.shell}/${name.replace(/^ping-database\..*/, 'ping-database.ts')}`, content }];
}

function serviceModule({ facts }: LiftInput, code: LiftedCode): string {
  const related = unregisteredEntities(facts, code);
  return buildServiceModule(`${code.shell}/service.module.ts`, related, code.extension);
}

/** The last number in the monolith's own `listen(…)`, or Nest's usual 3000. */
function portOfMonolith({ bootstrap, index }: LiftedCode): number {
  const file = index.file(bootstrap.listener);
  const text = (file && listenCall(file)?.arguments[0]?.getText()) ?? '';
  return Number(/\b(\d{2,5})\b(?!.*\d)/.exec(text)?.[1] ?? 3000);
}

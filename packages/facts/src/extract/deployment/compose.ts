/** Docker Compose: how many of which service, and the servers beside them. */
import type { DeploymentFact } from '@banyan/model';
import { isRecord } from '../../read/read-json';
import { type ConfigDocument, numberAt, valueAt } from './config-document';
import {
  commandOf,
  type Container,
  isApplication,
  isPooler,
  namesDatabase,
  serverFacts,
  serverOf,
  settingsOf,
  textOf,
  variablesOf,
} from './container';

export const composeFile = /(?:^|\/)(?:docker-)?(?:compose|stack)[\w.-]*\.ya?ml$/;

interface Service extends Container {
  readonly value: Readonly<Record<string, unknown>>;
  readonly line: number;
}

export function composeFacts(document: ConfigDocument): DeploymentFact[] {
  const services = servicesOf(document);
  const application = services.filter(isApplication);
  const asking = application.filter((service) => namesDatabase(service) || dependsOnServer(service, services));
  const built = application.filter(({ value }) => value['build'] !== undefined);
  return [
    ...services.flatMap((service) =>
      serverFacts(service, { name: service.name, by: 'compose', file: document.file, line: service.line }, () =>
        document.lineOf(['services', service.name, service.command ? 'command' : 'environment']),
      ),
    ),
    ...(asking.length > 0 ? asking : built).map((service) => instancesOf(service, document)),
    ...application.flatMap(({ variables, line }) =>
      settingsOf(variables, { by: 'compose', file: document.file, line }),
    ),
  ];
}

function servicesOf({ value, lineOf }: ConfigDocument): Service[] {
  return Object.entries(isRecord(value['services']) ? value['services'] : {}).flatMap(([name, service]): Service[] => {
    if (!isRecord(service)) return [];
    return [
      {
        name,
        value: service,
        image: textOf(service['image']),
        command: commandOf(service['entrypoint'], service['command']),
        variables: variablesOf(service['environment']),
        line: lineOf(['services', name, 'image']),
      },
    ];
  });
}

function dependsOnServer({ value }: Service, services: readonly Service[]): boolean {
  const wanted = value['depends_on'];
  const names = isRecord(wanted) ? Object.keys(wanted) : Array.isArray(wanted) ? wanted.map(textOf) : [];
  return services.some((one) => (serverOf(one) !== undefined || isPooler(one)) && names.includes(one.name));
}

function instancesOf({ name, value, line }: Service, { file, lineOf }: ConfigDocument): DeploymentFact {
  const deployed = numberAt(valueAt(value, 'deploy', 'replicas'));
  const scaled = numberAt(value['scale']);
  const path = deployed === undefined ? ['services', name, 'scale'] : ['services', name, 'deploy', 'replicas'];
  const said = deployed ?? scaled;
  return {
    ...{ kind: 'instances', name, by: 'compose', file, value: said ?? 1 },
    line: said === undefined ? line : lineOf(path),
  };
}

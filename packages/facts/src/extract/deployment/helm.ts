/** Values of a Helm chart: replicas, and what its autoscaler allows. The templates themselves are no YAML. */
import type { DeploymentFact } from '@banyan/model';
import { isRecord } from '../../read/read-json';
import { type ConfigDocument, numberAt, valueAt } from './config-document';

export const helmValues = /(?:^|\/)values[\w.-]*\.ya?ml$/;

const other =
  /postgres|mysql|mariadb|mongo|redis|rabbit|kafka|elastic|nginx|ingress|minio|frontend|prometheus|grafana/i;

/** Of the chart as a whole, else of each of its parts. */
export function helmFacts(document: ConfigDocument): DeploymentFact[] {
  const whole = instancesAt(document, []);
  if (whole) return [whole];
  return Object.entries(document.value).flatMap(([name, part]) =>
    isRecord(part) && !other.test(name) ? (instancesAt(document, [name]) ?? []) : [],
  );
}

function instancesAt({ file, value, lineOf }: ConfigDocument, path: readonly string[]): DeploymentFact | undefined {
  const scaling = valueAt(value, ...path, 'autoscaling', 'enabled') === true;
  const keys = scaling ? ['autoscaling', 'maxReplicas'] : ['replicaCount'];
  const most = numberAt(valueAt(value, ...path, ...keys));
  if (most === undefined) return undefined;
  const name = path[0] ?? folderOf(file);
  return { kind: 'instances', name, by: 'helm', file, line: lineOf([...path, ...keys]), value: most };
}

/** The folder of a chart is called like it. */
function folderOf(file: string): string {
  return file.split('/').at(-2) ?? 'chart';
}

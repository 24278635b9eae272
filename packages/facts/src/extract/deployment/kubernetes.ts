/** Kubernetes: replicas of workloads, raised to what an autoscaler allows. */
import type { DeploymentFact } from '@banyan/model';
import { isRecord } from '../../read/read-json';
import { type ConfigDocument, numberAt, valueAt } from './config-document';
import {
  commandOf,
  type Container,
  isApplication,
  namesDatabase,
  serverFacts,
  settingsOf,
  textOf,
  variablesOf,
} from './container';

/** What a text must say to be worth parsing. */
export const kubernetesText =
  /^kind:\s*["']?(?:Deployment|StatefulSet|Rollout|HorizontalPodAutoscaler|ScaledObject)\b/m;

interface Workload {
  readonly document: ConfigDocument;
  readonly name: string;
  readonly containers: readonly Container[];
  /** Whether variables come from a map or secret as a whole. */
  readonly given: boolean;
}

export function kubernetesFacts(documents: readonly ConfigDocument[]): DeploymentFact[] {
  const workloads = documents.flatMap(workloadOf);
  const application = workloads.filter(({ containers }) => containers.length === 0 || containers.some(isApplication));
  const asking = new Set(
    application.filter(({ containers, given }) => given || containers.some(namesDatabase)).map(({ name }) => name),
  );
  const counted = application.filter(({ name }) => asking.size === 0 || asking.has(name));
  return [
    ...workloads.flatMap(({ document: { file, lineOf }, name, containers }) => {
      const line = lineOf(['spec', 'template', 'spec', 'containers']);
      return containers.flatMap((one) => serverFacts(one, { name, by: 'kubernetes', file, line }));
    }),
    ...largestOf([...counted.map(replicasOf), ...documents.flatMap((one) => scaledTo(one, counted))]),
    ...application.flatMap(variableFacts),
  ];
}

function workloadOf(document: ConfigDocument): Workload[] {
  const { value } = document;
  if (!/^(?:Deployment|StatefulSet|Rollout)$/.test(textOf(value['kind']))) return [];
  const all = valueAt(value, 'spec', 'template', 'spec', 'containers');
  const containers = (Array.isArray(all) ? all : []).filter(isRecord);
  return [
    {
      document,
      name: textOf(valueAt(value, 'metadata', 'name')),
      containers: containers.map((one) => ({
        name: textOf(one['name']),
        image: textOf(one['image']),
        command: commandOf(one['command'], one['args']),
        variables: variablesOf(one['env']),
      })),
      given: containers.some((one) => one['envFrom'] !== undefined),
    },
  ];
}

function replicasOf({ document: { file, value, lineOf }, name }: Workload): DeploymentFact {
  const replicas = numberAt(valueAt(value, 'spec', 'replicas')) ?? 1;
  return { kind: 'instances', name, by: 'kubernetes', file, line: lineOf(['spec', 'replicas']), value: replicas };
}

/** `maxReplicas` of a HorizontalPodAutoscaler, `maxReplicaCount` of KEDA. */
function scaledTo({ file, value, lineOf }: ConfigDocument, workloads: readonly Workload[]): DeploymentFact[] {
  const name = textOf(valueAt(value, 'spec', 'scaleTargetRef', 'name'));
  const key = ['maxReplicas', 'maxReplicaCount'].find((one) => valueAt(value, 'spec', one) !== undefined);
  const most = key === undefined ? undefined : numberAt(valueAt(value, 'spec', key));
  if (key === undefined || most === undefined || !workloads.some((one) => one.name === name)) return [];
  return [{ kind: 'instances', name, by: 'kubernetes', file, line: lineOf(['spec', key]), value: most }];
}

/** Overlays say the same workload again: the most that any of them allows. */
function largestOf(facts: readonly DeploymentFact[]): DeploymentFact[] {
  const most = new Map<string, DeploymentFact>();
  for (const fact of facts) {
    if ((most.get(fact.name)?.value ?? -1) < (fact.value ?? 1)) most.set(fact.name, fact);
  }
  return [...most.values()];
}

function variableFacts({ document: { file, lineOf }, containers }: Workload): DeploymentFact[] {
  const at = { by: 'kubernetes' as const, file, line: lineOf(['spec', 'template', 'spec', 'containers']) };
  return containers.flatMap(({ variables }) => settingsOf(variables, at));
}

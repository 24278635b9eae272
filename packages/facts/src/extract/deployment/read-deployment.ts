/** Files beside the code → how the application is run: Compose, Kubernetes, Helm, PM2, examples of its environment. */
import type { DeploymentFact, FactProblem } from '@banyan/model';
import { join } from 'node:path';
import { serverNamed } from '../connections/connection-pools';
import { isTest, type ProjectTree } from '../../read/list-tree';
import { readText } from '../../read/read-text';
import { sketchFile } from '../../sketch/sketch-file';
import { composeFacts, composeFile } from './compose';
import { settingsOf, variablesOf } from './container';
import { helmFacts, helmValues } from './helm';
import { kubernetesFacts, kubernetesText } from './kubernetes';
import { ecosystemFacts, ecosystemFile, scriptFacts } from './pm2';
import { readConfigs } from './read-configs';

interface Deployment {
  readonly facts: readonly DeploymentFact[];
  readonly problems: readonly FactProblem[];
}

/** Where manifests lie, by the usual names; a workspace has thousands of other YAML files. */
const manifests =
  /(?:^|\/)(?:k8s|kubernetes|kube|deploy\w*|manifests?|kustomize|charts?|helm|infra\w*|overlays|base)\/(?:.*\/)?[^/]+\.ya?ml$|(?:^|\/)[\w.-]*(?:deployment|statefulset|hpa|autoscal\w*|rollout)[\w.-]*\.ya?ml$/i;
const environments = /(?:^|\/)\.env(?:\.[\w-]+)*$|(?:^|\/)(?:example|sample)\.env$/;

/** @param root absolute */
export async function readDeployment(root: string, tree: ProjectTree): Promise<Deployment> {
  const files = tree.files.filter((file) => !isTest(file));
  const yaml = files.filter((file) => composeFile.test(file) || helmValues.test(file) || manifests.test(file));
  const { documents, problems } = await readConfigs(
    root,
    yaml,
    (text, file) => composeFile.test(file) || helmValues.test(file) || kubernetesText.test(text),
  );
  const of = (pattern: RegExp) => documents.filter(({ file }) => pattern.test(file));
  const rest = documents.filter(({ file }) => !composeFile.test(file) && !helmValues.test(file));
  const facts = [
    ...of(composeFile).flatMap(composeFacts),
    ...of(helmValues).flatMap(helmFacts),
    ...kubernetesFacts(rest),
    ...files.flatMap((file) => textFacts(root, file)),
  ];
  return { facts, problems };
}

/** Files that are no YAML; one that cannot be read says nothing. */
function textFacts(root: string, file: string): DeploymentFact[] {
  const read = readers.find(([pattern]) => pattern.test(file))?.[1];
  if (!read) return [];
  try {
    return read(file, readText(join(root, file)));
  } catch {
    return [];
  }
}

const readers: readonly (readonly [RegExp, (file: string, text: string) => DeploymentFact[]])[] = [
  [ecosystemFile, (file, text) => ecosystemFacts(sketchFile(file, text))],
  [/^package\.json$/, scriptFacts],
  [/\.prisma$/, providerFacts],
  [environments, variableFacts],
];

/** `datasource db { provider = "postgresql" }` */
function providerFacts(file: string, text: string): DeploymentFact[] {
  const found = /datasource\s+(\w+)\s*\{[^}]*?\bprovider\s*=\s*"(\w+)"/.exec(text);
  const server = found?.[2] === undefined ? undefined : serverNamed([found[2]]);
  if (!found || !server) return [];
  const line = text.slice(0, found.index).split('\n').length;
  return [{ kind: 'server', name: found[1] ?? 'db', server, by: 'prisma', file, line }];
}

function variableFacts(file: string, text: string): DeploymentFact[] {
  return text.split('\n').flatMap((line, index) => {
    const [, name, value] = /^\s*(?:export\s+)?([A-Z_][A-Z0-9_]*)\s*=\s*["']?([^"'\n]*)/.exec(line) ?? [];
    if (name === undefined) return [];
    return settingsOf(variablesOf([`${name}=${value ?? ''}`]), { by: 'dotenv', file, line: index + 1 });
  });
}

/** Handlers of routes with the same first segment. */
import { type EndpointFact, groupBy } from '@banyan/model';
import { type FactsIndex, moduleOf } from '../facts-index';
import { wordsOf } from '../words';
import { type CouplingCriterion, routeNode } from './criterion';
import { describeModule } from './describe-module';
import { shareAmong } from './share-among';

export const endpointGroup: CouplingCriterion = {
  name: 'endpoint-group',
  describes: 'Controllers that serve the same group of routes belong together.',
  nature: 'belonging',
  star: true,
  weight: 0.5,
  score: (index) => {
    const prefixOf = routePrefixes(index.facts.endpoints);
    const grouped = groupBy(
      index.facts.endpoints.filter((endpoint) => index.has(moduleOf(endpoint.handler)) && prefixOf(endpoint)),
      (endpoint) => `${prefixOf(endpoint)}\n${moduleOf(endpoint.handler)}`,
    );
    return shareAmong([...grouped].map(([key, endpoints]) => toScore(index, key, endpoints)));
  },
};

function toScore(index: FactsIndex, key: string, endpoints: readonly EndpointFact[]) {
  const [prefix = '', module = ''] = key.split('\n');
  return {
    from: module,
    to: routeNode(prefix),
    score: 1,
    text: `${describeModule(index, module)} serves the ${prefix} routes (${endpoints.length})`,
    evidence: endpoints.map(({ file, line }) => ({ file, line })),
  };
}

/**
 * The segment that names the group: the first fixed one that is not shared by nearly all endpoints, in the singular.
 * `/api/photos/:id/filters` → `photo`, `/api/documents.list` → `document`.
 */
export function routePrefixes(endpoints: readonly EndpointFact[]): (endpoint: EndpointFact) => string | undefined {
  const http = endpoints.filter(({ kind }) => kind === 'http');
  const counts = new Map<string, number>();
  for (const { path } of http)
    for (const word of new Set(segmentsOf(path))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const omnipresent = (word: string) => (counts.get(word) ?? 0) > http.length * 0.8 && http.length > 5;
  return ({ kind, path }) => (kind === 'http' ? segmentsOf(path).find((word) => !omnipresent(word)) : undefined);
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !/^[:*{(]/.test(segment) && !/^(api|v\d+)$/.test(segment))
    .map((segment) => wordsOf(segment.split('.')[0] ?? '').join('-'))
    .filter((word) => word !== '');
}

/** Sockets whose other end only one process knows. */
import type { EndpointFact, ProcessStateFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule } from '../rule';

/** Packages that carry messages between instances. */
const adapters =
  /^(?:@socket\.io\/(?:redis|redis-streams|postgres|mongo|cluster|aws-sqs|gcp-pubsub|azure\S*)-adapter|@socket\.io\/\S*-(?:adapter|emitter)|socket\.io-redis|socket\.io-adapter-\S+|graphql-(?:redis|postgres|kafka|mqtt|rabbitmq|google-pubsub)-subscriptions|graphql-\S+-subscriptions|@socket\.io\/sticky)$/;

export const stickySockets: HotspotRule = {
  name: 'sticky-sockets',
  family: 'scale-out',
  describes: 'Sockets and subscriptions hear only what their own process says.',
  find(index) {
    const gateways = index.facts.endpoints.filter(({ kind, file }) => kind === 'websocket' && !index.isTest(file));
    const hubs = index.facts.processState.filter(({ use, file }) => use === 'socket' && !index.isTest(file));
    if (hasAdapter(index)) return { findings: [], harmless: hubs.map(toHarmless) };
    const subscriptions = index.facts.endpoints.filter(
      ({ kind, method }) => kind === 'graphql' && method === 'SUBSCRIPTION',
    );
    return {
      findings: [...ofGateways(gateways), ...hubs.map((hub) => ofHub(hub, subscriptions))],
      harmless: [],
    };
  },
};

function hasAdapter({ facts, isTest }: FactsIndex): boolean {
  return facts.imports.some(({ specifier, file }) => adapters.test(specifier) && !isTest(file));
}

function toHarmless({ file, line, name, owner }: ProcessStateFact) {
  const text = 'The project has an adapter that carries messages between instances.';
  return { file, line, function: owner, subject: name, reason: 'adapter', text };
}

const harm =
  'A message that one instance sends reaches only the clients that are connected to it; the others hear nothing.';

/** One finding for all gateways: one adapter mends them all. */
function ofGateways(gateways: readonly EndpointFact[]): FindingDraft[] {
  const [first, ...others] = gateways;
  if (!first) return [];
  return [
    {
      file: first.file,
      line: first.line,
      severity: 'medium',
      confidence: 0.7,
      title: 'Sockets are served without an adapter for several instances',
      reasons: [harm, 'No adapter between instances is imported, so that clients have to stay with one of them.'],
      function: first.handler,
      subject: first.path,
      entryPoints: gateways.map(({ kind, method, path, handler }) => ({ kind, method, path, handler, chain: [] })),
      ...(others.length > 0 && {
        related: others.map(({ file, line, path }) => ({ file, line, text: path })),
      }),
      fix: {
        text: 'Put an adapter under the server, so that instances hear each other.',
        sketch:
          'server.adapter(createAdapter(pub, sub)); // @socket.io/redis-adapter; in Nest: app.useWebSocketAdapter(…)',
        where: 'monolith',
      },
    },
  ];
}

function ofHub({ file, line, name, owner }: ProcessStateFact, subscriptions: readonly EndpointFact[]): FindingDraft {
  return {
    file,
    line,
    severity: subscriptions.length > 0 ? 'high' : 'medium',
    confidence: 0.9,
    title: `Subscriptions hear only what their own process publishes (${name})`,
    reasons: [
      harm,
      `${subscriptions.length} ${subscriptions.length === 1 ? 'subscription depends' : 'subscriptions depend'} on it.`,
    ],
    function: owner,
    subject: name,
    entryPoints: subscriptions.map(({ kind, method, path, handler }) => ({ kind, method, path, handler, chain: [] })),
    fix: {
      text: 'Publish through something that instances share.',
      sketch: 'new RedisPubSub({ publisher, subscriber }) // graphql-redis-subscriptions',
      where: 'monolith',
    },
  };
}

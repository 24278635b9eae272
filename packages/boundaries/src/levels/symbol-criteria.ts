/** The criteria that speak of functions and classes, with two that hold inside one file and say nothing of files. */
import type { EndpointFact } from '@banyan/model';
import { criteria } from '../criteria/criteria';
import { endpointNode, type NodeId, type SymbolCriterion } from '../criteria/criterion';
import { type FactsIndex, moduleOf, ownerOf, shortName } from '../facts-index';

/** An entry point and its handler are nearly one, as a file and the entity it declares are. */
export const endpointHandler: SymbolCriterion = {
  name: 'endpoint-handler',
  describes: 'An entry point belongs to the function that answers it.',
  nature: 'belonging',
  weight: 2,
  pieces: (index) => {
    const nodeOf = endpointNodes(index);
    return [...nodeOf].map(([{ handler, file, line }, node]) => {
      const text = `${shortName(handler)} answers ${node.slice(node.indexOf(':') + 1)}`;
      return { from: node, to: handler, score: 1, text, evidence: [{ file, line }] };
    });
  },
};

/** What somebody wrote as one class is one thing until something else is shown. */
export const classMember: SymbolCriterion = {
  name: 'class-member',
  describes: 'A method belongs to its class.',
  nature: 'belonging',
  weight: 2,
  pieces: ({ functions, classes }) =>
    [...functions.values()].flatMap(({ id, file, line }) => {
      const owner = ownerOf(id);
      if (owner === id || !classes.has(owner)) return [];
      const text = `${shortName(id)} is a method of ${shortName(owner)}`;
      return [{ from: id, to: owner, score: 1, text, evidence: [{ file, line }] }];
    }),
};

/** In the order in which they are explained. */
export const symbolCriteria: readonly SymbolCriterion[] = [
  endpointHandler,
  classMember,
  ...criteria.flatMap(({ pieces, ...row }) => (pieces === undefined ? [] : [{ ...row, pieces }])),
];

/** A node for each entry point of the project: `endpoint:GET /photos`, with the handler where two have that path. */
export function endpointNodes({ facts, has }: FactsIndex): ReadonlyMap<EndpointFact, NodeId> {
  const handlers = new Map<NodeId, string>();
  const own = facts.endpoints.filter(({ handler }) => has(moduleOf(handler)));
  return new Map(
    own.map((endpoint) => {
      const { method, path, handler } = endpoint;
      const node = endpointNode(`${method} ${path}`);
      const first = handlers.get(node) ?? handler;
      handlers.set(node, first);
      return [endpoint, first === handler ? node : `${node} by ${handler}`];
    }),
  );
}

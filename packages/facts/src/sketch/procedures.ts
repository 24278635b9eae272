/** Procedures that are written within a router are pieces of their own, `query(byId)`: none does what its neighbours do. */
import type { ArrowFunctionExpression, CallExpression, Function, Node } from 'oxc-parser';
import type { Pass } from './pass';
import { keyName } from './to-term';

const ends = /^(?:query|mutation|subscription)$/;

/** Reserves names for the resolvers of `router({ byId: procedure.input(…).query(({ input }) => …) })`. */
export function reserveProcedures({ callee, arguments: args }: CallExpression, pass: Pass): void {
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  const [record] = args;
  if (name === undefined || !/router$/i.test(name) || record?.type !== 'ObjectExpression') return;
  for (const property of record.properties) {
    if (property.type !== 'Property') continue;
    const key = keyName(property.key, property.computed);
    const found = resolverOf(property.value);
    if (key === undefined || !found || pass.reservedName(found.resolver) !== undefined) continue;
    pass.reserveName(found.resolver, pass.freeName(`${found.method}(${key})`));
  }
}

function resolverOf(node: Node): { method: string; resolver: Function | ArrowFunctionExpression } | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const method = memberName(node.callee);
  const [resolver] = node.arguments;
  if (method === undefined || !ends.test(method)) return undefined;
  return resolver?.type === 'ArrowFunctionExpression' || resolver?.type === 'FunctionExpression'
    ? { method, resolver }
    : undefined;
}

function memberName(node: Node): string | undefined {
  return node.type === 'MemberExpression' && !node.computed ? node.property.name : undefined;
}

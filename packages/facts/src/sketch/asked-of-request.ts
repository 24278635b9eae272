/** What code asks a request about its caller: `req.user`, `ctx.state.auth`, `request.headers.authorization`, `const { session } = req`. */
import type { MemberExpression, Node, ParamPattern } from 'oxc-parser';
import type { Pass } from './pass';
import type { Term } from './term';

const identities = new Set(
  (
    'user currentUser loggedInUser session auth authInfo account cookies signedCookies userId uid isAuthenticated ' +
    'isUnauthenticated identity principal jwt member viewer tenant tenantId organization organizationId accountId'
  ).split(' '),
);
/** Header fields that are the caller's own. */
const fields = /^(?:authorization|cookie|x-(?:user|auth|api-key|tenant|forwarded-user).*)$/i;
const roots = /^_?(?:req|request|ctx|context|c|res|response|reply)$/;
/** Where frameworks let middleware put what it has found out. */
const between = new Set(['state', 'locals', 'context', 'request', 'req', 'raw', 'session', 'headers']);

/** A member that is read. */
export function noteAsked(node: MemberExpression, pass: Pass): void {
  const name = nameOf(node);
  if (name === undefined) return;
  const isField = !identities.has(name) && fields.test(name);
  if (!isField && !identities.has(name)) return;
  const of = pathOf(node.object);
  if (of === undefined || isField !== (of.at(-1) === 'headers')) return;
  add([...of, name], node, pass);
}

/** `const { user } = req`: one name that is taken out of something. */
export function noteTaken(source: Term, name: string, node: Node, pass: Pass): void {
  if (!identities.has(name)) return;
  const of = pathOfTerm(source);
  if (of) add([...of, name], node, pass);
}

/** `({ user, params }, reply) => …`: of the request itself. */
export function noteParameter(param: ParamPattern | undefined, pass: Pass): void {
  if (param?.type !== 'ObjectPattern') return;
  for (const property of param.properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && identities.has(property.key.name))
      add(['request', property.key.name], property, pass);
}

function add(path: readonly string[], node: Node, pass: Pass): void {
  pass.asked.push({ what: path.join('.'), line: pass.lineAt(node.start), scope: pass.place.scope });
}

function nameOf(node: MemberExpression): string | undefined {
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined;
}

/** `ctx.state` → its names, when it begins with a request or an answer. */
function pathOf(node: Node): string[] | undefined {
  switch (node.type) {
    case 'Identifier':
      return roots.test(node.name) ? [node.name] : undefined;
    case 'MemberExpression': {
      const name = nameOf(node);
      if (name === undefined) return undefined;
      if (node.object.type === 'ThisExpression') return roots.test(name) ? ['this', name] : undefined;
      const of = between.has(name) ? pathOf(node.object) : undefined;
      return of && [...of, name];
    }
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return pathOf(node.expression);
    default:
      return undefined;
  }
}

function pathOfTerm(term: Term): string[] | undefined {
  if (term.kind === 'cast') return pathOfTerm(term.of);
  if (term.kind === 'name') return roots.test(term.name) ? [term.name] : undefined;
  if (term.kind !== 'member') return undefined;
  if (term.of.kind === 'name' && term.of.name === 'this')
    return roots.test(term.name) ? ['this', term.name] : undefined;
  const of = between.has(term.name) ? pathOfTerm(term.of) : undefined;
  return of && [...of, term.name];
}

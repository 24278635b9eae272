/** Calls that find out who asks: `jwt.verify(token)`, `getServerSession()`, `ctx.get('Authorization')`, `storage.getStore()`. */
import type { PlacedCall, Project } from '../../link/project';
import { calledLibrary } from '../called/called-library';

const names =
  /^(?:verify|decode|jwtVerify|authenticate|getToken|getSession|getServerSession|getIronSession|getAuth|currentUser|auth|session|validateRequest|getStore|get|header)$/;
const libraries =
  /^(?:jsonwebtoken|jose|passport|koa-passport|@fastify\/passport|next-auth(?:\/.*)?|@auth\/.*|iron-session|@clerk\/.*|@auth0\/.*|lucia|supertokens-node(?:\/.*)?|better-auth|(?:node:)?async_hooks|nestjs-cls)$/;
const requests = /^_?(?:req|request|ctx|context|c)$/;
const fields = /^(?:authorization|cookie|user|session|auth|x-(?:user|auth|api-key|tenant).*)$/i;

export function identifies(placed: PlacedCall, project: Project): boolean {
  const { callee, args } = placed.call;
  if ((callee.kind !== 'name' && callee.kind !== 'member') || !names.test(callee.name)) return false;
  if (callee.kind === 'member' && callee.of.kind === 'name' && requests.test(callee.of.name))
    return args[0]?.kind === 'text' && fields.test(args[0].value);
  const called = calledLibrary(placed, project);
  return called !== undefined && libraries.test(called.module);
}

/** Who may choose a side, and where the secret stands that signs. */
import type { Override, Problem, SigningKey } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan, Placed } from './checkable-plan';
import { complainOfHeader } from './header-names';
import { isNetwork } from './networks';

/** Rules over `signingKey` and `override`. */
export function checkOverride({ signingKey, override }: CheckablePlan): readonly Problem[] {
  return [...(signingKey ? checkName(signingKey) : []), ...(override ? check(override, signingKey !== undefined) : [])];
}

/** Does not repeat the text: it may be the secret. */
function checkName({ pointer, value: { env } }: Placed<SigningKey>): readonly Problem[] {
  if (/^[A-Za-z_]\w*$/.test(env)) return [];
  const message = 'name an environment variable, as BANYAN_SIGNING_KEY; the secret itself never stands in a plan';
  return [problem('ROUTING_PLAN_BAD_SIGNING_KEY', `${pointer}/env`, message)];
}

function check({ pointer, value }: Placed<Override>, canSign: boolean): readonly Problem[] {
  const { header, networks = [], signed = false } = value;
  const bad = (path: string, message: string): Problem => problem('ROUTING_PLAN_BAD_OVERRIDE', pointer + path, message);
  const complaint = /^(?:authorization|cookie)$/i.test(header)
    ? `"${header}" is needed upstream`
    : complainOfHeader(header);
  return [
    ...(complaint === undefined ? [] : [bad('/header', complaint)]),
    ...(networks.length === 0 && !signed ? [bad('', 'nobody may use it: give networks, or signed: true')] : []),
    ...networks.flatMap((text, i) =>
      isNetwork(text) ? [] : [bad(`/networks/${i}`, `"${text}" is no address and no range, as 10.0.0.0/8`)],
    ),
    ...(signed && !canSign
      ? [problem('ROUTING_PLAN_SIGNING_KEY_MISSING', `${pointer}/signed`, 'signed values need a signingKey')]
      : []),
  ];
}

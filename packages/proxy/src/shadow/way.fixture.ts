/** A route's shadow for specs that need nothing but its rules. */
import { compile } from '@banyan/routing';
import { toAnswerRules } from '../compare/compare-answers';
import type { ShadowWay } from './shadow-way';

/** With every default, but small bodies. */
export function usualShadow(): Pick<ShadowWay, 'rules' | 'compare'> {
  const url = 'http://127.0.0.1:1';
  const route = { name: 'a', match: { path: '/a' }, service: 'service', phase: 'shadow' } as const;
  const upstreams = { app: { url }, service: { url } };
  const { routes } = compile({ schema: 'banyan/routing-plan@1', monolith: 'app', upstreams, routes: [route] }, 1);
  const rules = routes[0]?.toMonolith.shadow;
  if (!rules) throw new TypeError('a shadow was wanted');
  return { rules, compare: toAnswerRules(rules.compare) };
}

/** Where the proxy itself listens. */
import type { Problem } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan } from './checkable-plan';
import { parseAddress } from './parse-address';

/** Both addresses can be listened on, and they differ. */
export function checkAddresses(plan: CheckablePlan): readonly Problem[] {
  const faulty = (['listen', 'admin'] as const).flatMap((key) => {
    const address = plan[key];
    if (address === undefined || parseAddress(address)) return [];
    return [problem('ROUTING_PLAN_BAD_ADDRESS', `/${key}`, `"${address}" is no address; write it as 127.0.0.1:8080`)];
  });
  return faulty.length > 0 ? faulty : checkSame(plan);
}

function checkSame({ listen, admin }: CheckablePlan): readonly Problem[] {
  const port = listen === undefined ? undefined : parseAddress(listen)?.port;
  if (listen === undefined || listen !== admin || port === 0) return [];
  return [problem('ROUTING_PLAN_BAD_ADDRESS', '/admin', `the admin server needs an address of its own, not ${listen}`)];
}

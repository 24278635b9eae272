/** An embedded proxy for tests, closed after each of them. */
import type { Route } from '@banyan/model';
import { type Origin, startOrigin } from '../testing/origin.fixture';
import { closing, planOver } from '../testing/proxy.fixture';
import { createProxy, type EmbeddedProxy, type EmbedOptions } from './create-proxy';

/** A service takes `/photos`. */
export const route: Route = { name: 'photos', match: { prefix: '/photos' }, service: 'images', phase: 'service' };

/** A proxy over an app and a service that takes `/photos`. */
export async function embedded(images: Origin, options: Partial<EmbedOptions> = {}): Promise<EmbeddedProxy> {
  const app = closing(await startOrigin('app'));
  return closing(await createProxy({ plan: planOver({ app, images }, [route]), unmatched: 'next', ...options }));
}

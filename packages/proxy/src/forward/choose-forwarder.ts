/** Which forwarder an upstream gets: the engine's where HTTP/1.1 is spoken, ours by HTTP/2 where that is. */
import type { TableUpstream } from '@banyan/routing';
import type { Forwarder, ForwarderFactory, ForwarderSettings } from './forwarder';
import { AutoForwarder } from './h2/auto-forwarder';
import { createH2Forwarder } from './h2/h2-forwarder';

/** By what the plan says about the upstream. */
export function chooseForwarder(
  engine: { readonly create: ForwarderFactory },
  upstream: TableUpstream,
  settings: ForwarderSettings,
): Forwarder {
  switch (upstream.protocol) {
    case 'http/1.1':
      return engine.create(upstream, settings);
    case 'h2':
      return createH2Forwarder(upstream, settings);
    case 'auto':
      return new AutoForwarder(upstream, settings, engine.create(upstream, settings));
  }
}

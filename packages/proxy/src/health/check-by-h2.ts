/** Asks an upstream by HTTP/2 how it is, on a connection of its own. */
import { type ClientHttp2Session, connect } from 'node:http2';
import type { CheckedUpstream } from './check-upstream';

/** Whether it answers in time, and not with an error. */
export function isGoodByH2({ upstream, dialer, check }: CheckedUpstream): Promise<boolean> {
  const { origin } = upstream;
  return new Promise((resolve) => {
    let session: ClientHttp2Session | undefined;
    const settle = (good: boolean): void => {
      clearTimeout(timer);
      session?.destroy();
      resolve(good);
    };
    const timer = setTimeout(() => settle(false), check.timeout);
    const ask = (opened: ClientHttp2Session): void => {
      session = opened.on('error', () => settle(false)).on('close', () => settle(false));
      const asking = session.request({ ':path': check.path, 'user-agent': 'banyan-health' });
      asking.on('response', ({ ':status': status = 0 }) => settle(status >= 200 && status < 400));
      asking.on('error', () => settle(false)).resume();
    };
    if (!dialer) return ask(connect(origin));
    dialer.dial(check.timeout, ['h2'], (error, socket) =>
      error ? settle(false) : ask(connect(origin, { createConnection: () => socket })),
    );
  });
}

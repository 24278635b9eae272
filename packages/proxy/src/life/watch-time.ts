/** Limits on how long a request may take. A body that is still on its way in does not count: it has a limit of its own. */
import type { FaultCode } from '../answer/faults';
import type { Exchange } from '../forward/exchange';

/** Ends the exchange when no try has brought an answer in time. */
export function watchTotal(exchange: Exchange): NodeJS.Timeout {
  const { total, totalCutsAnswers } = exchange.way.times;
  return watch(exchange, total, totalCutsAnswers, 'PROXY_TOTAL_TIMEOUT');
}

/** Ends the present try when it has brought no answer in time. */
export function watchTry(exchange: Exchange): NodeJS.Timeout {
  return watch(exchange, exchange.way.times.perTry, false, 'PROXY_UPSTREAM_TIMEOUT');
}

function watch(exchange: Exchange, limit: number, cuts: boolean, code: FaultCode): NodeJS.Timeout {
  const timer = setTimeout(() => {
    const { request, response, journey } = exchange;
    if (response.headersSent && !cuts) return;
    if (!request.complete) return void timer.refresh();
    journey?.cancel();
    exchange.fail(code, code === 'PROXY_UPSTREAM_TIMEOUT');
  }, limit);
  return timer;
}

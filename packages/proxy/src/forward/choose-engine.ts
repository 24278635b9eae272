/** Looks an engine up, and refuses settings that it would not heed or must not. */
import { engineOption, engineUnknown } from '../errors';
import { type Engine, type EngineName, engines } from './engines';
import { checkHttpProxySettings } from './http-proxy/check-settings';
import type { HttpProxySettings } from './http-proxy/settings';

/** The part of a proxy's options that is about engines. */
export interface EngineChoice {
  readonly engine?: EngineName;
  readonly httpProxy?: HttpProxySettings;
}

/** @throws BanyanError `PROXY_ENGINE_UNKNOWN`, `PROXY_ENGINE_OPTION` */
export function chooseEngine({ engine = 'undici', httpProxy }: EngineChoice): Engine {
  if (!Object.hasOwn(engines, engine)) throw engineUnknown(engine, Object.keys(engines));
  if (httpProxy && engine !== 'http-proxy') {
    throw engineOption('httpProxy', `Set engine: 'http-proxy' as well; the engine ${engine} does not heed it.`);
  }
  if (httpProxy) checkHttpProxySettings(httpProxy);
  return engines[engine];
}

/** The formats of traces. */
import type { Format } from './format';
import { otlpJson } from './otlp-json';

/** In the order of asking. */
export const traceFormats: readonly Format[] = [otlpJson];

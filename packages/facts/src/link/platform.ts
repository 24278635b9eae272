/** Names that are there without an import: of the language, of Node.js, of browsers, of test runners. */
import type { OutsideType } from './type';

const language =
  'Array ArrayBuffer AggregateError Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError FinalizationRegistry ' +
  'Float32Array Float64Array Function Int16Array Int32Array Int8Array Intl Iterator JSON Map Math Number Object Promise Proxy RangeError ' +
  'ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array ' +
  'Uint8ClampedArray WeakMap WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite ' +
  'isNaN parseFloat parseInt unescape';
const hosts =
  'AbortController AbortSignal Blob BroadcastChannel Buffer CustomEvent DOMParser Event EventTarget File FileReader FormData Headers ' +
  'IntersectionObserver MessageChannel MutationObserver Notification ReadableStream Request ResizeObserver Response TextDecoder TextEncoder ' +
  'TransformStream URL URLSearchParams WebSocket Worker WritableStream XMLHttpRequest alert atob btoa cancelAnimationFrame clearImmediate ' +
  'clearInterval clearTimeout confirm console crypto document fetch getComputedStyle global history indexedDB localStorage location ' +
  'matchMedia navigator performance process prompt queueMicrotask requestAnimationFrame requestIdleCallback require sessionStorage ' +
  'setImmediate setInterval setTimeout structuredClone window';
const tests =
  'after afterAll afterEach assert before beforeAll beforeEach context describe expect fdescribe fit it jasmine jest spyOn suite test vi ' +
  'xdescribe xit xtest';
const names = new Set(`${language} ${hosts} ${tests}`.split(' '));

/** What the platform has under a name that nothing in the file declares. */
export function platformType(name: string): OutsideType | undefined {
  return names.has(name) ? { kind: 'outside', name, itself: true, args: [] } : undefined;
}

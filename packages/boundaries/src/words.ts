/** Names in words: what a file is about, said by its own name. */
import type { ModulePath } from '@banyan/model';
import { baseName, folderOf } from './facts-index';

/** Words that say what a file is for technically, never what it is about. */
const technical = new Set(
  (
    'abstract action adapter api app application base bootstrap class cleanup clean client command common config configuration ' +
    'const constant context controller core create creator data decorator default delete domain dto entity enum env ' +
    'environment error event exception factory feature fetch filter find fixture format gateway get global guard handler ' +
    'helper hook http impl index infra infrastructure init interceptor interface internal internals job lib library ' +
    'list listener main manager mapper middleware migration mock model module mutation new nest old package page param ' +
    'pipe plugin policy presenter prisma process processor provider public query queue reducer remove repo repository request ' +
    'resolver resource response root route router routing save rollup schema script send seed serializer server service set setup ' +
    'shared source spec src start store strategy subscriber sync task template test transform transformer type ' +
    'typing update updater util utility utils v1 v2 validation validator value view web worker'
  ).split(' '),
);

/** `OrderItemsService` → `['order', 'item', 'service']`: lower case, singular. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => singular(word.toLowerCase()));
}

/** Whether a word names a technical layer, e.g. `service`, `dto`. */
export function isTechnical(word: string): boolean {
  return technical.has(word);
}

/** `OrderItemsService` → `['order', 'item']`. */
export function domainWords(name: string): string[] {
  return wordsOf(name).filter((word) => !isTechnical(word) && /[a-z]/.test(word));
}

/**
 * The first word of what a module is about: from its file name, else from the nearest folder that has one.
 * `src/orders/order-item.entity.ts` → `order`, `src/orders/dto/index.ts` → `order`.
 */
export function subjectOf(module: ModulePath): string | undefined {
  const own = domainWords(baseName(module).replace(/\.[cm]?[jt]sx?$/, ''))[0];
  if (own !== undefined) return own;
  for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
    const word = domainWords(baseName(folder))[0];
    if (word !== undefined) return word;
  }
  return undefined;
}

/** `ImageProcessing` → `image-processing`; one capital alone is no word of a name: `OAuth` → `oauth`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}

/** Enough English to match `photos` with `photo`; not a dictionary. */
function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is|news)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

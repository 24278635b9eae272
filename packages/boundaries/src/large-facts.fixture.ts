/** A project of any size: features of ten files that use their own files, and now and then another feature's. */
import type { CodeFacts } from '@banyan/model';
import { randomFrom } from './detection/random';
import { factsOf } from './facts-of.fixture';

/** Facts of about `count` files, about four imports and three calls each; the same for the same count. */
export function largeFacts(count: number): CodeFacts {
  const next = randomFrom(42);
  const files = Array.from(
    { length: count },
    (_, at) => `src/feature${String.fromCharCode(97 + (at % 26))}${Math.floor(at / 10)}/part${at}.ts`,
  );
  const pick = (at: number) => {
    const near = at - (at % 10) + Math.floor(next() * 10);
    const any = Math.floor(next() * count);
    return files[next() < 0.8 && near < count ? near : any]!;
  };
  const links = files.flatMap((file, at) => Array.from({ length: 4 }, () => [file, pick(at)] as const));
  const apart = links.filter(([from, to]) => from !== to);
  const entities = files.filter((_, at) => at % 10 === 0);
  return factsOf({
    modules: files,
    imports: apart,
    calls: apart.filter((_, at) => at % 4 !== 0).map(([from, to]) => [`${from}#run`, `${to}#run`] as const),
    entities: Object.fromEntries(entities.map((file, at) => [`Entity${at}`, { file }])),
    accesses: files.map(
      (file, at) => [`${file}#run`, `Entity${Math.floor(at / 10)}`, at % 2 ? 'read' : 'write'] as const,
    ),
    endpoints: entities.map((file, at) => ['GET', `/things${at}`, `${file}#run`] as const),
  });
}

/** Random shops with random rules that agree with each other, for property tests. */
import type { BoundaryRules, CodeFacts } from '@banyan/model';
import { randomFrom } from '../detection/random';
import { factsOf } from '../facts-of.fixture';

/** Facts and rules; the same for the same seed. The rules follow a hidden partition, so that they can all be kept. */
export function randomRules(seed: number): { readonly facts: CodeFacts; readonly rules: BoundaryRules } {
  const next = randomFrom(seed);
  const below = (count: number) => Math.floor(next() * count);
  const modules = Array.from(
    { length: 20 + below(40) },
    (_, at) => `src/feature${below(6)}/${kinds[below(5)]}${at}.ts`,
  );
  const some = (from: readonly string[], count: number) => [
    ...new Set(Array.from({ length: from.length === 0 ? 0 : count }, () => from[below(from.length)]!)),
  ];
  const hidden = Array.from({ length: 4 }, (): string[] => []);
  for (const module of modules) hidden[below(4)]!.push(module);
  const ignore = some(hidden[0]!, below(3));
  const free = hidden.map((group) => group.filter((module) => !ignore.includes(module)));
  const maybe = <T>(value: T): T | undefined => (next() < 0.6 ? value : undefined);
  const bounds = maybe({ ...(next() < 0.7 && { min: 1 + below(6) }), ...(next() < 0.7 && { max: 12 + below(20) }) });
  const contexts = free.slice(1, 1 + below(3)).flatMap((group, at) => {
    const members = some(group, 1 + below(5));
    const size = maybe({ min: 1 + below(8), max: 12 + below(20) });
    return members.length === 0 ? [] : [{ name: `pinned-${at}`, members, ...(size && { size }) }];
  });
  const apart = Array.from({ length: below(4) }, () => free.flatMap((group) => some(group, 1)));
  const together = free.flatMap((group) => (next() < 0.5 ? [some(group, 2 + below(3))] : []));
  const owners = Object.fromEntries(
    free.slice(0, below(4)).map((group, at) => [`team-${at}`, some(group, 1 + below(6))]),
  );
  return {
    facts: randomFacts(modules, below),
    rules: { contexts, apart, together, ignore, owners, ...(bounds && { sizes: bounds }) },
  };
}

const kinds = ['controller', 'service', 'repository', 'entity', 'part'];

function randomFacts(modules: readonly string[], below: (count: number) => number): CodeFacts {
  const entityFiles = modules.filter((module) => module.includes('/entity'));
  const names = [
    ...entityFiles.map((file, at) => [`Thing${at}`, { file }] as const),
    ['Loose', { file: 'schema.prisma' }] as const,
  ];
  const pick = () => modules[below(modules.length)]!;
  return factsOf({
    modules,
    imports: modules
      .flatMap((from) => [[from, pick()] as const, [from, pick()] as const])
      .filter(([from, to]) => from !== to),
    calls: modules.map((from) => [`${from}#run`, `${pick()}#run`] as const),
    entities: Object.fromEntries(names),
    accesses: modules
      .filter((module) => module.includes('/service'))
      .map((module) => [`${module}#run`, names[below(names.length)]![0], below(2) === 0 ? 'read' : 'write'] as const),
    endpoints: modules
      .filter((module) => module.includes('/controller'))
      .map((file, at) => ['GET', `/r${at}`, `${file}#run`] as const),
  });
}

import type { EndpointFact, HeavyWorkFact } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { eventLoopRules } from './event-loop-rules';

const route: EndpointFact = {
  kind: 'http',
  method: 'GET',
  path: '/photos/:id',
  handler: 'src/a.ts#A.show',
  file: 'src/a.ts',
  line: 1,
};

function work(id: string, given: Partial<HeavyWorkFact>): HeavyWorkFact {
  const base = { kind: 'cpu-library' as const, what: 'lib', file: id.split('#')[0] as string, line: 9, function: id };
  return {
    ...base,
    effect: 'blocks-loop',
    cost: 'tenths',
    module: 'lib',
    group: 'hashing',
    instead: 'Do not.',
    ...given,
  };
}

function report(heavyWork: readonly HeavyWorkFact[]) {
  const functions = [
    fn('src/a.ts#A.show', ['src/b.ts#B.make', 4]),
    { ...fn('src/b.ts#B.make'), returns: 'Promise<Buffer>' },
    fn('scripts/x.ts#run'),
  ];
  return findHotspots(factsOf({ functions, heavyWork, endpoints: [route] }), { rules: eventLoopRules });
}

/** `rule severity` of each finding. */
function told(...heavyWork: readonly HeavyWorkFact[]): string[] {
  return report(heavyWork).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

const inRequest = 'src/b.ts#B.make';

describe('heavy work in a request', () => {
  it.each([
    [{}, 'blocked-event-loop high'],
    [{ cost: 'hundredths' }, 'blocked-event-loop medium'],
    [{ cost: 'hundredths', repetition: 'loop' }, 'blocked-event-loop high'],
    [{ cost: 'thousandths' }, 'blocked-event-loop low'],
    [{ effect: 'pool' }, 'pool-saturation low'],
    [{ effect: 'pool', group: 'images' }, 'pool-saturation medium'],
    [{ effect: 'pool', group: 'images', repetition: 'promise-all' }, 'pool-saturation high'],
    [{ effect: 'pool', cost: 'seconds' }, 'long-job-in-request high'],
    [{ effect: 'process', awaited: true }, 'long-job-in-request medium'],
    [{ effect: 'process' }, 'long-job-in-request low'],
  ] as const)('%j is %s', (given, expected) => expect(told(work(inRequest, given))).toEqual([expected]));

  it('is one finding for each library and function, with the other lines as related ones', () => {
    const [finding] = report([
      work(inRequest, { line: 3, what: 'lib.small', cost: 'hundredths' }),
      work(inRequest, { line: 5, what: 'lib.big' }),
    ]).findings;
    expect(finding).toMatchObject({ line: 5, subject: 'lib.big', related: [{ line: 3, text: 'lib.small' }] });
    expect(finding?.entryPoints).toMatchObject([{ path: '/photos/:id', chain: [{ line: 4 }] }]);
  });

  it('is a job for a worker where nobody needs its result at once: keys go in, bytes stay outside', () => {
    const { fix } = report([work(inRequest, { group: 'images' })]).findings[0] ?? {};
    expect(fix?.where).toBe('worker');
    expect(fix?.sketch).toContain("queue.add('B.make', { id });");
    expect(fix?.sketch).toContain('Promise<{ key: string }>');
  });

  it('is harmless, with the reason, where no caller waits', () => {
    const { findings, harmless } = report([work('scripts/x.ts#run', {})]);
    expect(findings).toEqual([]);
    expect(harmless).toMatchObject([{ rule: 'blocked-event-loop', reason: 'offline' }]);
  });
});

describe('a regular expression in a request', () => {
  const regex = (source: string, given: Partial<HeavyWorkFact> = {}) =>
    work(inRequest, { kind: 'regex', what: `/${source}/`, on: 'parameter', pattern: { source, flags: '' }, ...given });

  it('counts by its growth, and less for text that no caller is seen to choose', () => {
    expect(told(regex('^(a+)+$'))).toEqual(['slow-regex high']);
    expect(told(regex('^(a+)+$', { on: 'result' }))).toEqual(['slow-regex medium']);
    expect(told(regex('^.*(\\d+).*$'))).toEqual(['slow-regex medium']);
    expect(told(regex('\\s+$'))).toEqual(['slow-regex low']);
    expect(told(regex('^[a-z]+$'))).toEqual([]);
  });

  it('made of what comes in counts most in the handler itself', () => {
    const { pattern, ...made } = regex('x');
    expect(pattern).toBeDefined();
    expect(told(made)).toEqual(['slow-regex medium']);
    expect(told({ ...made, file: 'src/a.ts', function: 'src/a.ts#A.show' })).toEqual(['slow-regex high']);
  });

  it('of a validator belongs to the entry points whose file imports it', () => {
    const dto = regex('^(a+)+$', { file: 'src/dto.ts', function: 'src/dto.ts#Dto' });
    const imports = [
      {
        file: 'src/a.ts',
        line: 1,
        specifier: './dto',
        kind: 'value' as const,
        resolution: 'internal' as const,
        to: 'src/dto.ts',
        names: ['Dto'],
      },
    ];
    const given = { functions: [fn('src/a.ts#A.show')], heavyWork: [dto], endpoints: [route] };
    const find = (more: object) => findHotspots(factsOf({ ...given, ...more }), { rules: eventLoopRules }).findings;
    expect(find({ imports })).toMatchObject([
      { rule: 'slow-regex', severity: 'high', entryPoints: [{ path: '/photos/:id' }] },
    ]);
    expect(find({})).toEqual([]);
  });
});

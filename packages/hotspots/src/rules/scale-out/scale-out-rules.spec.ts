import type { CodeFacts, EndpointFact, ImportFact, ProcessStateFact } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { scaleOutRules } from './scale-out-rules';

const state = (fact: Partial<ProcessStateFact> & Pick<ProcessStateFact, 'name' | 'owner'>): ProcessStateFact => ({
  kind: 'collection',
  file: fact.owner.split('#')[0] as string,
  line: 3,
  ...fact,
});
const route = (path: string, handler: string): EndpointFact => ({
  ...{ kind: 'http', method: 'POST', path, handler, file: 'src/a.ts', line: 1 },
});
const cron: EndpointFact = { ...route('0 3 * * *', 'src/j.ts#J.run'), kind: 'cron', method: 'CRON' };

/** `rule severity subject entry-points` of the findings, `rule: reason` of what is harmless. */
function told(given: Partial<CodeFacts>): string[] {
  const { findings, harmless } = findHotspots(factsOf(given), { rules: scaleOutRules });
  return [
    ...findings.map(
      ({ rule, severity, subject, entryPoints }) => `${rule} ${severity} ${subject} ${entryPoints.length}`,
    ),
    ...harmless.map(({ rule, reason }) => `${rule}: ${reason}`),
  ];
}

const functions = [
  fn('src/a.ts#A.post', ['src/s.ts#S.put', 2]),
  fn('src/s.ts#S.put'),
  fn('src/s.ts#S.warm'),
  fn('src/j.ts#J.run', ['src/s.ts#S.save', 4]),
  fn('src/s.ts#S.save'),
];
const endpoints = [route('/a', 'src/a.ts#A.post')];

describe('state that keeps an application in one process', () => {
  it('is as grave as what reaches it', () => {
    const [put, warm] = [['src/s.ts#S.put'], ['src/s.ts#S.warm']];
    const processState = [
      state({ name: 'S.sessions', owner: 'src/s.ts#S', use: 'session', changedIn: put }),
      state({ name: 'T.sessions', owner: 'src/t.ts#T', use: 'session', changedIn: warm }),
      state({ kind: 'variable', name: 'T.sessionId', owner: 'src/s.ts#S', use: 'session', changedIn: put }),
      state({ name: 'U.items', owner: 'src/u.ts#U', changedIn: put }),
      state({ name: 'V.items', owner: 'src/v.ts#V', changedIn: warm }),
    ];
    expect(told({ functions, endpoints, processState })).toEqual([
      'session-in-memory high S.sessions 1',
      'state-in-singleton medium U.items 1',
      'session-in-memory low T.sessions 0',
      'state-in-singleton: not-by-requests',
    ]);
  });

  it('is one finding where one class keeps it in several fields', () => {
    const held = { owner: 'src/s.ts#S', use: 'cache', changedIn: ['src/s.ts#S.put'] } as const;
    const processState = [state({ name: 'S.cached', ...held }), state({ name: 'S.cachedOther', ...held, line: 5 })];
    const { findings } = findHotspots(factsOf({ functions, endpoints, processState }), { rules: scaleOutRules });
    expect(findings.map(({ subject, related }) => [subject, related?.map(({ text }) => text)])).toEqual([
      ['S.cached', ['S.cachedOther']],
    ]);
  });

  it('is harmless where entries end by themselves, and left out where no server runs', () => {
    const processState = [
      state({ name: 'memoizee', owner: 'src/s.ts#S.put', use: 'cache', expires: true }),
      state({ name: 'seen', owner: 'src/migrations/1.ts#', use: 'cache', changedIn: ['src/migrations/1.ts#up'] }),
    ];
    expect(told({ functions, endpoints, processState })).toEqual(['cache-in-memory: expires']);
  });

  it('is a lock worth an hour today only where it guards data that callers write', () => {
    const lock = { use: 'lock', owner: 'src/s.ts#S', name: 'S.running', changedIn: ['src/s.ts#S.put'] } as const;
    const write = { function: 'src/s.ts#S.put', file: 'src/s.ts', line: 9, entity: 'Job', operation: 'write' } as const;
    const accesses = [{ ...write, call: 'this.jobs.save', via: 'repository' as const }];
    expect(told({ functions, endpoints, processState: [state(lock)], accesses })).toEqual([
      'lock-in-memory high S.running 1',
    ]);
    expect(told({ functions, endpoints, processState: [state(lock)] })).toEqual(['lock-in-memory medium S.running 1']);
  });
});

describe('schedules', () => {
  const timer = state({ kind: 'timer', name: 'CRON 0 3 * * *', owner: 'src/j.ts#J.run' });
  const access = {
    function: 'src/s.ts#S.save',
    file: 'src/s.ts',
    line: 9,
    entity: 'Invoice',
    via: 'repository',
  } as const;

  it('run twice in two instances, and the reasons name what they write', () => {
    const accesses = [{ ...access, operation: 'write' as const, call: 'this.invoices.save' }];
    const facts = factsOf({ functions, endpoints: [cron], processState: [timer], accesses });
    const [finding] = findHotspots(facts, { rules: scaleOutRules }).findings;
    expect(finding?.reasons[0]).toBe('Each run writes or sends: Invoice.');
    expect(finding?.severity).toBe('medium');
  });

  it('are low where they only read, and harmless where they share nothing or ask for a lock', () => {
    const accesses = [{ ...access, operation: 'read' as const, call: 'this.invoices.find' }];
    expect(told({ functions, endpoints: [cron], processState: [timer], accesses })).toEqual([
      'timer-in-process low CRON 0 3 * * * 1',
    ]);
    expect(told({ functions, endpoints: [cron], processState: [timer] })).toEqual(['timer-in-process: no-shared-data']);
    const locking = [fn('src/j.ts#J.run', ['src/l.ts#withLock', 3], ['src/s.ts#S.save', 4]), fn('src/s.ts#S.save')];
    expect(told({ functions: locking, endpoints: [cron], processState: [timer], accesses })).toEqual([
      'timer-in-process: locked',
    ]);
  });
});

describe('files', () => {
  it('are left behind by requests, unless the function takes them away again', () => {
    const disk = { kind: 'local-disk', name: 'writeFile', owner: 'src/s.ts#S.put' } as const;
    expect(told({ functions, endpoints, processState: [state(disk)] })).toEqual([
      'files-on-local-disk high writeFile 1',
    ]);
    expect(told({ functions, endpoints, processState: [state({ ...disk, scratch: true })] })).toEqual([
      'files-on-local-disk: scratch',
    ]);
    expect(told({ functions, processState: [state(disk)] })).toEqual(['files-on-local-disk: not-by-requests']);
  });

  it('matter less where there is one of them, and where the application knows object storage', () => {
    const disk = { kind: 'local-disk', name: 'writeFile', owner: 'src/s.ts#S.put' } as const;
    const of = (specifier: string): ImportFact[] => [
      { file: 'src/s3.ts', line: 1, specifier, kind: 'value', resolution: 'external', names: [] },
    ];
    expect(told({ functions, endpoints, processState: [state({ ...disk, oneFile: true })] })).toEqual([
      'files-on-local-disk medium writeFile 1',
    ]);
    const severity = (specifier: string) =>
      told({ functions, endpoints, processState: [state(disk)], imports: of(specifier) });
    expect(severity('@aws-sdk/client-s3')).toEqual(['files-on-local-disk medium writeFile 1']);
    expect(severity('@aws-sdk/client-sqs')).toEqual(['files-on-local-disk high writeFile 1']);
  });

  it('matter less where the class that writes them is one of several', () => {
    const disk = { kind: 'local-disk', name: 'writeFile', owner: 'src/s.ts#S.put' } as const;
    const put = ['src/s.ts#S.put', 'src/t.ts#T.put'].map((to) => ({ to, line: 2, text: 'this.storage.put' }));
    const caller = { ...fn(endpoints[0]?.handler ?? ''), calls: put };
    const chosen = [caller, fn('src/s.ts#S.put'), fn('src/t.ts#T.put')];
    expect(told({ functions: chosen, endpoints, processState: [state(disk)] })).toEqual([
      'files-on-local-disk medium writeFile 1',
    ]);
  });
});

import type { DataAccessFact, EntityHookFact } from '@banyan/model';
import { hookCalls } from './hook-calls';

const place = { file: 'src/photos.ts', line: 5 };
const hook = (on: EntityHookFact['on'], entity = 'Photo'): EntityHookFact => ({
  ...{ entity, on, handler: `src/hooks.ts#Hooks.${on}` },
  ...{ file: 'src/hooks.ts', line: 2 },
});
const all = [hook('load'), hook('insert'), hook('update'), hook('remove')];

/** What an access calls, as words. */
function called(access: Partial<DataAccessFact>, hooks: readonly EntityHookFact[] = all): string[] {
  const whole = { ...place, entity: 'Photo', operation: 'write', via: 'repository', call: 'this.photos.save' } as const;
  return hookCalls([{ ...whole, function: 'src/photos.ts#Photos.keep', ...access }], hooks).map(({ to }) =>
    to.slice(to.lastIndexOf('.') + 1),
  );
}

describe('what hangs on an entity is called', () => {
  it.each([
    ['this.photos.save', 'write', ['insert', 'update']],
    ['this.photos.insert', 'write', ['insert']],
    ['manager.update', 'write', ['update']],
    ['this.photos.remove', 'write', ['remove']],
    ['this.photos.find', 'read', ['load']],
    ['this.photos.count', 'read', []],
  ] as const)('by %s', (call, operation, expected) => {
    expect(called({ call, operation })).toEqual(expected);
  });

  it('of every entity, when a subscriber names none', () => {
    expect(called({ call: 'this.photos.insert' }, [hook('insert', '*'), hook('insert', 'Account')])).toEqual([
      'insert',
    ]);
  });
});

it('a statement that is sent as text calls nothing: the data layer knows no entity of it', () => {
  expect(called({ call: 'manager.query', via: 'sql' }, [...all, hook('update', '*')])).toEqual([]);
  expect(called({ call: 'manager.query', via: 'sql', operation: 'read' })).toEqual([]);
});

it('a hook that saves its own entity does not call itself', () => {
  expect(called({ call: 'this.photos.insert', function: 'src/hooks.ts#Hooks.insert' })).toEqual([]);
});

import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { securityContext } from './security-context';

const controllers = Array.from({ length: 9 }, (_, at) => `src/c${at}.ts#C${at}.show`);
const scoresOf = (guarded: number, guard = 'StaffGuard') =>
  securityContext.score(
    indexFacts(
      factsOf({
        endpoints: controllers.map((handler, at) => ['GET', `/${at}`, handler]),
        guards: Object.fromEntries(controllers.slice(0, guarded).map((handler) => [handler, [guard, guard]])),
      }),
    ),
  );

test('modules behind a guard that few others have meet in it', () => {
  expect(scoresOf(2)).toEqual([
    {
      ...{ from: 'src/c0.ts', to: 'guard:StaffGuard', score: 1 },
      ...{
        text: 'c0.ts has an entry point behind StaffGuard, like 1 more',
        evidence: [{ file: 'src/c0.ts', line: 10 }],
      },
    },
    expect.objectContaining({ from: 'src/c1.ts', to: 'guard:StaffGuard' }),
  ]);
});

test('the login that most have is no context, nor is the guard of a single module', () => {
  expect([scoresOf(9, 'AuthGuard'), scoresOf(1)]).toEqual([[], []]);
});

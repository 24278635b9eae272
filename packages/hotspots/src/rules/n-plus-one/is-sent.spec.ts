import type { CallFact, EndpointFact, GivenFact, RepeatFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { isSent } from './is-sent';

const update: EndpointFact = {
  ...{ kind: 'http', method: 'PUT', path: '/tags', handler: 'src/a.ts#A.update', file: 'src/a.ts', line: 1 },
};

function over(words: string, parameter = 0): RepeatFact[] {
  return [{ by: 'loop', line: 4, over: 'collection', text: words, given: { parameter, words } }];
}

function handing(given: GivenFact, more: { argument?: number; property?: string } = {}): Partial<CallFact> {
  return { hands: [{ argument: 0, ...more, given }] };
}

/** Whether a list of `B.addAll` is sent, where these functions call it. */
function sent(repeats: RepeatFact[], ...callers: [from: string, how: Partial<CallFact>][]): boolean {
  const call = { to: 'src/b.ts#B.addAll', line: 5, text: 'this.addAll' };
  const functions = callers.map(([from, how]) => ({ ...fn(from), calls: [{ ...call, ...how }] }));
  const facts = factsOf({ endpoints: [update], functions: [...functions, fn('src/b.ts#B.addAll')] });
  return isSent(indexFacts(facts), 'src/b.ts#B.addAll', repeats);
}

const body: GivenFact = { parameter: 0, words: 'request.body.tags' };

describe('a list that a caller sends', () => {
  it('comes down from the handler through the parameters that it is handed to', () => {
    expect(sent(over('tags'), ['src/a.ts#A.update', handing(body)])).toBe(true);
    expect(sent(over('.tags'), ['src/a.ts#A.update', handing(body, { property: 'tags' })])).toBe(true);
  });

  it('is none where another request hands down something else', () => {
    const route = ['src/a.ts#A.update', {}] as [string, Partial<CallFact>];
    expect(sent(over('tags'), route)).toBe(false);
    expect(sent(over('.tags'), ['src/a.ts#A.update', handing(body, { property: 'ids' })])).toBe(false);
    expect(sent(over('tags', 1), ['src/a.ts#A.update', handing(body)])).toBe(false);
  });

  it('is none where it is what is known of the one who asks', () => {
    const own: GivenFact = { parameter: 0, words: 'request.user.teams' };
    expect(sent(over('teams'), ['src/a.ts#A.update', handing(own)])).toBe(false);
  });

  it('is none where nothing is known to call the function, or the list is made in it', () => {
    expect(sent(over('tags'))).toBe(false);
    const { given: _, ...made } = over('tags')[0] as RepeatFact;
    expect(sent([made], ['src/a.ts#A.update', handing(body)])).toBe(false);
  });
});

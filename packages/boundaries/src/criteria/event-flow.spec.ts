import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { eventFlow } from './event-flow';

const [place, reserve, send] = ['src/orders.ts#Orders.place', 'src/stock.ts#Stock.reserve', 'src/mail.ts#Mail.send'];
const scoresOf = (...emissions: NonNullable<FactsSketch['emissions']>) =>
  eventFlow.score(indexFacts(factsOf({ emissions })));

describe('events', () => {
  test('the module that emits is tied to every module that handles', () => {
    expect(scoresOf(['event', 'order.placed', place, reserve, send])).toEqual([
      expect.objectContaining({
        from: 'src/orders.ts',
        to: 'src/stock.ts',
        evidence: [{ file: 'src/orders.ts', line: 10 }],
      }),
      expect.objectContaining({ to: 'src/mail.ts', text: 'Orders.place hands the event order.placed on to Mail.send' }),
    ]);
  });

  test('a command binds like a call, an event less', () => {
    const [command, event] = [
      scoresOf(['command', 'Reserve', place, reserve]),
      scoresOf(['event', 'x', place, reserve]),
    ];
    expect(command[0]!.score).toBe(1);
    expect(event[0]!.score).toBeLessThan(0.5);
  });

  test('who listens to many is bound to each of them less', () => {
    const others = Array.from({ length: 3 }, (_, at) => ['event', 'x', `src/${at}.ts#f`, send] as const);
    const [alone, among] = [scoresOf(['event', 'x', place, send]), scoresOf(['event', 'x', place, send], ...others)];
    expect(among[0]!.score).toBeCloseTo(alone[0]!.score / 2);
  });

  test('what nobody handles, or the same module, says nothing', () => {
    expect(scoresOf(['event', 'x', place], ['event', 'y', place, 'src/orders.ts#Orders.log'])).toEqual([]);
  });
});

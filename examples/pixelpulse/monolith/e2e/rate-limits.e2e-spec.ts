import { Visitor } from './support/visitor';

const MORE_THAN_ANY_LIMIT = 200;

describe('rate limits', () => {
  async function knockUntilRefused(visitor: Visitor) {
    for (let knock = 0; knock < MORE_THAN_ANY_LIMIT; knock += 1) {
      const answer = await visitor.post('/sessions', {});
      if (answer.status !== 400) return answer;
    }
    throw new Error('no limit was met');
  }

  it('turns a client away that keeps trying to sign in, and says for how long', async () => {
    const refused = await knockUntilRefused(new Visitor());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('turns away that client only, and only where it knocked', async () => {
    const visitor = new Visitor();
    await knockUntilRefused(visitor);
    expect((await visitor.get('/plans')).status).toBe(200);
    expect((await new Visitor().post('/sessions', {})).status).toBe(400);
  });

  it('counts down what is left', async () => {
    const visitor = new Visitor();
    const first = await visitor.get('/plans');
    const second = await visitor.get('/plans');
    const left = (headers: Headers) => Number(headers.get('x-ratelimit-remaining'));
    expect(left(first.headers) - left(second.headers)).toBe(1);
  });
});

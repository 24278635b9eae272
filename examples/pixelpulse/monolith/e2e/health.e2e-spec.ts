import { baseUrl } from './support/base-url';
import { Visitor } from './support/visitor';

describe('health and what holds for every route', () => {
  const visitor = new Visitor();

  it('says that the app and its database are up', async () => {
    const answer = await visitor.get('/health');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'ok', database: 'up' });
  });

  it('hands the request id of the caller back', async () => {
    const answer = await visitor.get('/health', { 'x-request-id': 'e2e-request-1' });
    expect(answer.headers.get('x-request-id')).toBe('e2e-request-1');
  });

  it('makes up a request id when the one sent is not fit to be printed', async () => {
    const answer = await visitor.get('/health', { 'x-request-id': 'a b<c>' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers an unknown route with a problem that carries the request id', async () => {
    const answer = await visitor.get('/no-such-thing', { 'x-request-id': 'e2e-request-2' });
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ statusCode: 404, requestId: 'e2e-request-2' });
  });

  it('answers broken JSON with 400', async () => {
    const response = await fetch(`${baseUrl()}/api/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email": ',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ statusCode: 400 });
  });
});

import { readPieces } from '../read-pieces.fixture';
import { type SampleSpan, toOtlp } from '../traces/sample-trace.fixture';

const line = (path: string, status: number) =>
  `1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET ${path} HTTP/1.1" ${status} 6`;
/** `aa`, `ba`, … */
const slug = (i: number) => String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26));
const span = (i: number, path: string, status: number): SampleSpan => ({
  id: `web${i}`,
  name: 'GET',
  kind: 'server',
  took: 10,
  tags: { 'http.method': 'GET', 'url.path': path, 'http.status_code': status },
});

async function endpointsOf(content: string) {
  const { traffic } = await readPieces([content]);
  const endpoints = traffic!.endpoints.map(({ path, requests, statements }) => [
    path,
    requests,
    statements[0]?.calls ?? 0,
  ]);
  return { endpoints, problems: traffic!.problems.map(({ message }) => message) };
}

test('paths that nobody answers are no entry points, and are counted', async () => {
  const lines = [line('/posts', 200), line('/.env', 404), line('/wp-admin', 404), line('/wp-admin', 404)];
  const { endpoints, problems } = await endpointsOf(`${lines.join('\n')}\n`);
  expect(endpoints).toEqual([['/posts', 1, 0]]);
  expect(problems).toEqual([expect.stringMatching(/^not found: 3 requests for 2 paths /)]);
});

test('where the same path was answered otherwise, too, a 404 is an answer', async () => {
  const lines = [line('/posts/1', 404), line('/posts/2', 200), line('/posts/3', 404)];
  expect(await endpointsOf(`${lines.join('\n')}\n`)).toEqual({ endpoints: [['/posts/{}', 3, 0]], problems: [] });
});

test('so many words behind one beginning are values, in traces as well', async () => {
  const people = Array.from({ length: 301 }, (_, i) => span(i, `/users/${slug(i)}`, 200));
  const queries = people.map(({ id }): SampleSpan => {
    const tags = { 'db.system': 'postgresql', 'db.statement': `SELECT ${id.length}` };
    return { id: `sql${id}`, parent: id, name: 'pg.query', kind: 'client', tags };
  });
  const other = span(400, '/posts', 200);
  const { endpoints } = await endpointsOf(toOtlp([...people, ...queries, other]));
  expect(endpoints).toEqual([
    ['/posts', 1, 0],
    ['/users/{}', 301, 301],
  ]);
});

test('what scanners ask for makes no names values', async () => {
  const lines = [...Array.from({ length: 400 }, (_, i) => line(`/${slug(i)}`, 404)), line('/posts', 200)];
  const { endpoints, problems } = await endpointsOf(`${lines.join('\n')}\n`);
  expect(endpoints).toEqual([['/posts', 1, 0]]);
  expect(problems).toEqual([expect.stringMatching(/^not found: 400 requests for 400 paths /)]);
});

/** Entry points against what running applications print of their own routes: equal both ways. */
import { collectFacts } from '@banyan/facts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Routes that a running application printed of itself. */
interface RouteTruth {
  readonly repository: string;
  readonly commit?: string;
  readonly source: readonly string[];
  /** How the routes were printed. */
  readonly printed: string;
  /** `METHOD /path`, sorted. */
  readonly routes: readonly string[];
  /** Routes that no code of the application writes, each with what makes it. */
  readonly framework: readonly { readonly route: string; readonly reason: string }[];
}

const truths = join(__dirname, 'truths/routes');
const corpus = process.env['BANYAN_CORPUS'] ?? '';
const workspace = join(__dirname, '../..');

describe.each(readdirSync(truths).map((file) => file.replace('.json', '')))('%s', (name) => {
  const truth = JSON.parse(readFileSync(join(truths, `${name}.json`), 'utf8')) as RouteTruth;
  const root = truth.repository.startsWith('examples/') ? join(workspace, truth.repository) : join(corpus, name);
  const isHere = existsSync(root) && (corpus !== '' || truth.repository.startsWith('examples/'));

  (isHere ? test : test.skip)(
    `has the ${truth.routes.length} routes that it prints of itself, and no others`,
    async () => {
      const { endpoints } = await collectFacts(root, { source: truth.source, tests: false });
      const http = endpoints.filter(({ kind }) => kind === 'http');
      const found = [...new Set(http.map(({ method, path }) => `${method} ${path}`))].sort();
      expect(found).toEqual(truth.routes);
    },
    60_000,
  );
});

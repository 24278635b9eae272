/** Files that the application hands out itself. */
import type { FindingDraft, HotspotRule } from '../rule';
import type { FactsIndex } from '../../facts-index';

const serving = /^(?:express\.static|serveStatic|serve-static|koaStatic|koa-static)\b/;

export const staticAssets: HotspotRule = {
  name: 'static-assets',
  family: 'cache',
  describes: 'The application hands out files that a CDN could.',
  find: (index) => ({ findings: [...ofModules(index), ...ofMiddleware(index)], harmless: [] }),
};

function ofModules({ facts }: FactsIndex): FindingDraft[] {
  return facts.nestModules.flatMap(({ id, imports }) =>
    imports
      .filter(({ name }) => name === 'ServeStaticModule')
      .map(({ file, line, name }) => toDraft(file, line, id, name)),
  );
}

function ofMiddleware({ facts }: FactsIndex): FindingDraft[] {
  const endpoint = facts.endpoints.find(({ through = [] }) => through.some(({ name }) => serving.test(name)));
  const name = endpoint?.through?.find((one) => serving.test(one.name))?.name;
  return endpoint && name !== undefined ? [toDraft(endpoint.file, endpoint.line, endpoint.handler, name)] : [];
}

function toDraft(file: string, line: number, owner: string, name: string): FindingDraft {
  return {
    file,
    line,
    severity: 'low',
    confidence: 0.8,
    title: `The application hands out files itself, by ${name}`,
    reasons: ['Each file takes a turn of the process that answers requests, from one place of the world.'],
    function: owner,
    subject: name,
    entryPoints: [],
    fix: {
      text: 'Put the files behind a CDN, with their hash in the name and Cache-Control: public, max-age=31536000, immutable.',
      where: 'infrastructure',
    },
  };
}

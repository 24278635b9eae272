/** Files that the application hands out itself. */
import type { ServedFilesFact } from '@banyan/model';
import { isOffline } from '../../roles/offline-modules';
import type { FindingDraft, HotspotRule } from '../rule';
import type { FactsIndex } from '../../facts-index';
import { filesFix, servedBy, servedOutcome } from './served-outcome';

const serving = /^(?:express\.static|serveStatic|serve-static|koaStatic|koa-static)\b/;

export const staticAssets: HotspotRule = {
  name: 'static-assets',
  family: 'cache',
  describes: 'The application hands out files that a CDN could.',
  find(index) {
    const served = servedBy(index);
    const { findings, harmless } = servedOutcome(index, served);
    // What says its folder says more than the routes behind it, and these more than an import.
    const guessed = served.some(({ of }) => of === 'folder') ? [] : guessedFrom(index, served);
    return { findings: [...findings, ...guessed], harmless };
  },
};

function guessedFrom(index: FactsIndex, served: readonly ServedFilesFact[]): FindingDraft[] {
  const seen = [...ofModules(index), ...ofMiddleware(index)];
  return seen.length > 0 || served.length > 0 ? seen : ofPackages(index);
}

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

/** Packages that do nothing but hand out files; registered as plugins, they stand in front of no route. */
const packages = /^(?:@fastify\/static|fastify-static|koa-static|koa-static-cache|serve-static)$/;

function ofPackages(index: FactsIndex): FindingDraft[] {
  return index.facts.imports
    .filter(({ specifier, kind, file }) => packages.test(specifier) && kind !== 'type-only' && !index.isTest(file))
    .filter(({ file }) => !isOffline(index, file))
    .map(({ file, line, specifier }) => toDraft(file, line, `${file}#`, specifier));
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
      text: filesFix,
      where: 'infrastructure',
    },
  };
}

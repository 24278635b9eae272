/** Who has requests pass through which guard, interceptor, pipe, filter or middleware. */
import type { ModulePath, SourceLocation } from '@banyan/model';
import { baseName, type FactsIndex, moduleOf } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { findBootstrap } from './bootstrap';
import { servesPipeline } from './infrastructure';

/** A module whose requests pass through a class of another one. */
export interface PipelineUse extends SourceLocation {
  readonly to: ModulePath;
  readonly text: string;
}

/** Tokens under which any Nest module installs something for all requests. */
const everywhere = new Set(['APP_GUARD', 'APP_INTERCEPTOR', 'APP_PIPE', 'APP_FILTER']);

/** One use per import. What is installed for everybody is used by every module with HTTP endpoints. */
export const findPipelineUses = oncePerIndex((index): readonly PipelineUse[] => {
  const bootstrap = findBootstrap(index);
  const pipeline = new Map(
    index.facts.classes.filter(servesPipeline).map(({ file, name }): [ModulePath, string] => [file, name]),
  );
  const own = index.imports.flatMap(({ file, line, to, typeOnly }) => {
    const name = typeOnly || bootstrap.has(file) ? undefined : pipeline.get(to);
    return name === undefined ? [] : [{ file, line, to, text: `${baseName(file)} uses ${name}` }];
  });
  const installed = [
    ...index.imports.filter(({ file, typeOnly }) => !typeOnly && bootstrap.has(file)).map(({ to }) => to),
    ...index.facts.nestModules.flatMap(({ providers }) =>
      providers.flatMap(({ name, id }) => (everywhere.has(name) && id !== undefined ? [moduleOf(id)] : [])),
    ),
  ];
  const forAll = [...new Set(installed)].flatMap((to) => {
    const name = pipeline.get(to);
    return name === undefined ? [] : [{ to, text: `every request passes ${name}` }];
  });
  return [...own, ...handlersOf(index).flatMap((handler) => forAll.map((one) => ({ file: handler, line: 1, ...one })))];
});

function handlersOf({ facts, has }: FactsIndex): ModulePath[] {
  const http = facts.endpoints.filter(({ kind }) => kind === 'http').map(({ handler }) => moduleOf(handler));
  return [...new Set(http)].filter(has);
}

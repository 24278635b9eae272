/** Controllers: which of them belong to an application, and what they say about all of their routes. */
import type { EnhancerFact, NestModuleFact, SymbolId } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import type { PlacedClass, Project } from '../../link/project';
import { isTest } from '../../read/list-tree';
import { decoratedEnhancers } from './enhancers';
import { findDecorator, type PlacedDecorator } from './placed-decorators';
import { openedTerm, pathsOf, partOf } from './written-paths';

/** What a controller says about all of its routes. */
export interface Controller {
  readonly placed: PlacedClass;
  readonly paths: readonly string[];
  readonly version?: PlacedTerm;
  readonly modules: readonly (SymbolId | undefined)[];
  readonly enhancers: readonly EnhancerFact[];
}

export function controllerOf(
  placed: PlacedClass,
  annotation: PlacedDecorator,
  decorators: readonly PlacedDecorator[],
  modules: Controller['modules'],
  project: Project,
): Controller {
  const [given] = annotation.args;
  const options = given && openedTerm(given, project);
  const path = options && (partOf(options, 'path') ?? options);
  const version = (options && partOf(options, 'version')) ?? findDecorator(decorators, 'Version')?.args[0];
  const enhancers = decoratedEnhancers(decorators, 'controller', project);
  return { placed, paths: pathsOf(path, project), ...(version && { version }), modules, enhancers };
}

/** Controller → modules that list it. */
export function holdersOf(modules: readonly NestModuleFact[]): Map<SymbolId, SymbolId[]> {
  const holders = new Map<SymbolId, SymbolId[]>();
  for (const module of modules) {
    for (const { id } of module.controllers) {
      if (id !== undefined) holders.set(id, [...(holders.get(id) ?? []), module.id]);
    }
  }
  return holders;
}

/** A controller that nobody names is no part of an application; one that is named may be listed in a way we do not see. */
export function isNamedElsewhere({ file, sketch }: PlacedClass, project: Project): boolean {
  for (const other of project.sketches) {
    const imported = project.names.files.get(other.path)?.imported ?? [];
    if (other.path === file || isTest(other.path)) continue;
    for (const [local, { imported: name }] of imported) {
      if (name !== sketch.name && name !== 'default') continue;
      const named = project.names.lookup(other.path, local);
      if (named?.kind === 'own' && named.file === file && named.name === sketch.name) return true;
    }
  }
  return false;
}

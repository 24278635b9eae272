/** Sketches of all files → the project that has them all in its focus. */
import type { FileSketch } from '../sketch/file-sketch';
import { findHeirs, Heirs } from './heirs';
import { filesOf, Names, type ResolveSpecifier } from './names';
import { classesOf, Project } from './project';
import { Types } from './types';

/** @param resolve where a specifier leads */
export function linkProject(sketches: readonly FileSketch[], resolve: ResolveSpecifier): Project {
  const names = new Names(filesOf(sketches), resolve);
  const types = new Types(names);
  return new Project({ names, types, heirs: new Heirs(findHeirs(types, classesOf(sketches))) }, sketches);
}

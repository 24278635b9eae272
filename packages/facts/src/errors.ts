/** Faults of this package: what a user can mend, with stable codes. */
import { BanyanError, type FactProblem } from '@banyan/model';

export function rootMissing(root: string, cause?: unknown): BanyanError {
  return new BanyanError('FACTS_ROOT_MISSING', `There is no folder ${root}.`, 'Give the root folder of the project.', {
    cause,
  });
}

export function noSource(root: string, folders: readonly string[]): BanyanError {
  const named = folders.filter((folder) => folder !== '' && folder !== '.');
  const where = named.length === 0 ? root : `${named.join(', ')} below ${root}`;
  return new BanyanError(
    'FACTS_NO_SOURCE',
    `There is no TypeScript or JavaScript file in ${where}.`,
    'Name the folders that hold the source with --source.',
  );
}

export function sourceMissing(folder: string): BanyanError {
  return new BanyanError(
    'FACTS_SOURCE_MISSING',
    `There is no source folder ${folder}.`,
    'Name folders relative to the root, e.g. --source src.',
  );
}

export function sourceOutside(folder: string): BanyanError {
  return new BanyanError(
    'FACTS_SOURCE_OUTSIDE',
    `The source folder ${folder} lies outside of the root.`,
    'Name a folder below the root, or analyse a root that holds all of them.',
  );
}

export function syntaxError(file: string, line: number, message: string): FactProblem {
  return { code: 'FACTS_SYNTAX_ERROR', file, line, message };
}

export function unreadableFile(file: string, message: string): FactProblem {
  return { code: 'FACTS_FILE_UNREADABLE', file, line: 1, message };
}

/** @param read whether its imports were read */
export function hugeFile(file: string, bytes: number, read: boolean): FactProblem {
  const size = `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const message = read
    ? `${size} in one file is generated or bundled code: only its imports were read`
    : `skipped: ${size} in one file is no source code`;
  return { code: 'FACTS_FILE_HUGE', file, line: 1, message };
}

export function binaryFile(file: string): FactProblem {
  const message = 'skipped: holds NUL bytes, so it is no text, whatever its name says';
  return { code: 'FACTS_FILE_BINARY', file, line: 1, message };
}

export function tsconfigMissing(folder: string): FactProblem {
  const message = `no tsconfig.json in or above ${folder}; aliases are not known, relative imports are`;
  return { code: 'FACTS_TSCONFIG_MISSING', file: folder, line: 1, message };
}

export function tsconfigUnreadable(file: string, line: number, message: string): FactProblem {
  return { code: 'FACTS_TSCONFIG_UNREADABLE', file, line, message: `cannot be read (${message}); went on without it` };
}

export function extendsUnreadable(file: string, wanted: string): FactProblem {
  const message = `extends "${wanted}" cannot be read; went on without it (install the packages, or mend the path)`;
  return { code: 'FACTS_TSCONFIG_EXTENDS', file, line: 1, message };
}

export function packagesMissing(): FactProblem {
  const message = 'no node_modules here: the type checker knows no library and answers less (install the packages)';
  return { code: 'FACTS_CHECKER_PACKAGES', file: 'package.json', line: 1, message };
}

export function checkerFailed(reason: string): FactProblem {
  const message = `the type checker gave up (${reason}); the facts are those that syntax shows`;
  return { code: 'FACTS_CHECKER_FAILED', file: 'tsconfig.json', line: 1, message };
}

export function packageUnreadable(file: string, line: number, reason: string): FactProblem {
  const message = `cannot be read (${reason}); its name, dependencies and entry points are not known`;
  return { code: 'FACTS_PACKAGE_UNREADABLE', file, line, message };
}

export function manyUnresolved(file: string, line: number, broken: number, all: number): FactProblem {
  const share = ((100 * broken) / all).toFixed(1);
  const message = `${broken} of ${all} imports inside the project (${share} %) lead to no file; this is the first one`;
  return { code: 'FACTS_UNRESOLVED_IMPORTS', file, line, message };
}

/**
 * @param outer the workspace around the project, relative to it
 * @param file with the first such import, and its line
 * @param names what is imported from there
 * @param folders what to analyse, relative to the workspace
 */
export function workspaceAround(
  outer: string,
  { file, line }: Pick<FactProblem, 'file' | 'line'>,
  names: readonly string[],
  folders: readonly string[],
): FactProblem {
  const few = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const advice = `to see their code and tables, analyse ${outer} with --source ${folders.join(' ')}`;
  const message = `imports from the workspace around this folder are not followed (${few.join(', ')}); ${advice}`;
  return { code: 'FACTS_WORKSPACE_AROUND', file, line, message };
}

export function schemaUnreadable(file: string, message: string): FactProblem {
  return { code: 'FACTS_SCHEMA_UNREADABLE', file, line: 1, message };
}

export function routerUnmounted(file: string, line: number): FactProblem {
  const message = 'this router is mounted nowhere that syntax shows; the paths of its routes may lack their beginning';
  return { code: 'FACTS_ROUTER_UNMOUNTED', file, line, message };
}

export function controllerUnmounted(file: string, line: number, name: string): FactProblem {
  const message = `no module lists ${name} and nothing names it; its routes are left out`;
  return { code: 'FACTS_CONTROLLER_UNMOUNTED', file, line, message };
}

export function prefixUnknown(file: string, line: number): FactProblem {
  const message = 'this global prefix is only known at run time; it stands as * in the paths';
  return { code: 'FACTS_PREFIX_UNKNOWN', file, line, message };
}

export function deploymentUnreadable(file: string, line: number, reason: string): FactProblem {
  const message = `cannot be read (${reason}); what it says about instances and servers is not known`;
  return { code: 'FACTS_DEPLOYMENT_UNREADABLE', file, line, message };
}

/** Type-checks files that are only in memory, against the libraries of this workspace. */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { ServiceFile } from './lift-input';

const folder = join(__dirname, 'service-in-memory');

/** Errors of the compiler, one line each. */
export function typeErrors(files: readonly ServiceFile[]): readonly string[] {
  const texts = new Map(files.map(({ path, content }) => [join(folder, path), content]));
  const config = JSON.parse(texts.get(join(folder, 'tsconfig.json')) ?? '{}') as object;
  const parsed = ts.parseJsonConfigFileContent(config, hostOf(texts), folder);
  const host = ts.createCompilerHost(parsed.options);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  const folders = new Set([...texts.keys()].flatMap((path) => foldersAbove(path)));
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? true);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...more) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, version, ...more) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram(parsed.fileNames, parsed.options, host);
  return [...parsed.errors, ...ts.getPreEmitDiagnostics(program)].map(
    ({ file, messageText }) =>
      `${file?.fileName.replace(`${folder}/`, '') ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

function hostOf(texts: ReadonlyMap<string, string>): ts.ParseConfigHost {
  return {
    ...ts.sys,
    useCaseSensitiveFileNames: true,
    readDirectory: () => [...texts.keys()].filter((path) => path.endsWith('.ts')),
  };
}

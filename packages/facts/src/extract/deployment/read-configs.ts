/** YAML files → their documents, and what kept some from being read. */
import type { FactProblem } from '@banyan/model';
import type * as YamlLibrary from 'yaml';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentUnreadable } from '../../errors';
import { readText } from '../../read/read-text';
import { reasonOf } from '../../reason-of';
import { type ConfigDocument, toConfigDocument } from './config-document';

/** Larger ones are generated; bytes. */
const largest = 1024 * 1024;

/** Marks of templates, which are no YAML before they are filled in. */
const template = /\{\{|^\s*<%/m;

export interface ReadConfigs {
  readonly documents: readonly ConfigDocument[];
  readonly problems: readonly FactProblem[];
}

/**
 * @param root absolute
 * @param files relative to it
 * @param isWanted by the text; others are not parsed
 */
export async function readConfigs(
  root: string,
  files: readonly string[],
  isWanted: (text: string, file: string) => boolean,
): Promise<ReadConfigs> {
  const texts = files.map((file) => readOne(root, file));
  const wanted = texts.filter(({ file, text }) => text !== '' && !template.test(text) && isWanted(text, file));
  const unread = texts.flatMap(({ problem }) => problem ?? []);
  if (wanted.length === 0) return { documents: [], problems: unread };
  // Most projects have no such file, and the parser takes a while to load.
  const parser = await import('yaml');
  const parsed = wanted.map(({ file, text }) => parse(file, text, parser));
  return {
    documents: parsed.flatMap(({ documents }) => documents),
    problems: [...unread, ...parsed.flatMap(({ problems }) => problems)],
  };
}

function readOne(root: string, file: string): { file: string; text: string; problem?: FactProblem } {
  try {
    const path = join(root, file);
    if (statSync(path).size <= largest) return { file, text: readText(path) };
    return { file, text: '', problem: deploymentUnreadable(file, 1, 'larger than 1 MB') };
  } catch (error) {
    return { file, text: '', problem: deploymentUnreadable(file, 1, reasonOf(error)) };
  }
}

function parse(file: string, text: string, { LineCounter, parseAllDocuments }: typeof YamlLibrary): ReadConfigs {
  const lines = new LineCounter();
  const documents: ConfigDocument[] = [];
  const problems: FactProblem[] = [];
  try {
    for (const document of parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false })) {
      const [error] = document.errors;
      if (error) problems.push(deploymentUnreadable(file, error.linePos?.[0].line ?? 1, firstLine(error.message)));
      else documents.push(...[toConfigDocument(file, document, lines) ?? []].flat());
    }
  } catch (error) {
    problems.push(deploymentUnreadable(file, 1, firstLine(reasonOf(error))));
  }
  return { documents, problems };
}

/** The library quotes the source below its message. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

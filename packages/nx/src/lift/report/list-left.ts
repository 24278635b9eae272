/** What lifted modules and the start do in the monolith and do not do in the service. */
import type { CodeFacts } from '@banyan/model';
import { classOf } from '../choose-context';
import { backgroundRuleOf } from '../nest/background-libraries';
import type { LiftedCode } from '../lift-code';
import type { DroppedEntry } from '../rewrite/prune-module';
import type { Remark } from './lift-report';
import { lineOf } from '../source/line-of';
import { sorted } from './remark';

/** Providers, libraries that work in the background, statements of the start. Foreign modules and controllers go without saying. */
export function listLeft(facts: CodeFacts, { pruned, start, kept }: LiftedCode): readonly Remark[] {
  const working = new Map(
    facts.endpoints.filter(({ kind }) => kind !== 'http').map(({ handler, kind }) => [classOf(handler), kind]),
  );
  const providers = pruned.dropped.flatMap((one) => providerRemark(one, working));
  const libraries = pruned.dropped.flatMap((one) => libraryRemark(one));
  const silenced = [...kept.entries].flatMap(({ is, file, node }): readonly Remark[] => {
    const rule = is.kind === 'library' ? backgroundRuleOf(is) : undefined;
    if (is.kind !== 'library' || !rule?.silenced) return [];
    return [{ file: file.path, line: lineOf(node), text: `${is.name} is kept but silenced: it ${rule.does}` }];
  });
  const statements = start.left.map(({ file, line, text, reason }) => ({ file, line, text: `\`${text}\`: ${reason}` }));
  return sorted([...providers, ...libraries, ...silenced, ...statements]);
}

function providerRemark({ entry }: DroppedEntry, working: ReadonlyMap<string, string>): readonly Remark[] {
  if (entry.list !== 'providers') return [];
  const name = entry.token.slice(entry.token.lastIndexOf('#') + 1).replaceAll('"', '');
  const work = working.get(entry.token);
  const why = work === undefined ? 'nothing lifted needs it' : `its ${work} work stays in the monolith`;
  return [{ file: entry.file.path, line: lineOf(entry.node), text: `${name}: ${why}` }];
}

function libraryRemark({ entry }: DroppedEntry): readonly Remark[] {
  if (entry.list !== 'imports' || entry.is.kind !== 'library') return [];
  const rule = backgroundRuleOf(entry.is);
  return rule ? [{ file: entry.file.path, line: lineOf(entry.node), text: `${entry.is.name}: it ${rule.does}` }] : [];
}

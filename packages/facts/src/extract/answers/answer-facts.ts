/** What answers hang on besides parameters and stored data: who asks, the clock, chance; and who keeps them. */
import type { AnswerFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { setsCacheHeader } from './cache-header';
import { identifies } from './identifying-calls';
import { asksStore } from './stored-answers';
import { variesBy } from './varying-calls';

type Kind = AnswerFact['kind'];

/** What a call says about the answer of whoever makes it. */
type Reader = (placed: PlacedCall, project: Project) => boolean | Kind | undefined;

const readers: readonly (readonly [Kind, Reader])[] = [
  ['caller', identifies],
  ['chance', variesBy],
  ['header', setsCacheHeader],
  ['store', asksStore],
];

/** Of each function once per kind and text, at the first line. */
export function answerFacts(project: Project): AnswerFact[] {
  const facts = [...askedOf(project), ...ofCalls(project), ...ofWrites(project)];
  const first = new Map<string, AnswerFact>();
  for (const fact of facts) {
    const key = `${fact.function} ${fact.kind} ${fact.what}`;
    if (!first.has(key)) first.set(key, fact);
  }
  return [...first.values()];
}

function askedOf(project: Project): AnswerFact[] {
  return project.sketches.flatMap(({ path: file, asked }) =>
    asked.map(({ what, line, scope }) => ({
      ...{ kind: 'caller' as const, what, file, line },
      function: project.functionAt(file, scope),
    })),
  );
}

function ofCalls(project: Project): AnswerFact[] {
  return project.sourceCalls.flatMap((placed) =>
    readers.flatMap(([name, read]): AnswerFact[] => {
      const found = read(placed, project);
      if (found === undefined || found === false) return [];
      const { file, call } = placed;
      const kind = found === true ? name : found;
      return [
        {
          ...{ kind, what: project.calleeText(placed), file, line: call.line },
          function: project.functionAt(file, call.scope),
        },
      ];
    }),
  );
}

/** `ctx.cacheControl = { maxAge: 60 }` of koa-cache-control. */
function ofWrites(project: Project): AnswerFact[] {
  return project.sketches.flatMap(({ path: file, writes }) =>
    writes.flatMap(({ target, line, scope }): AnswerFact[] =>
      target.kind === 'member' && target.name === 'cacheControl'
        ? [{ kind: 'header', what: 'cacheControl', file, line, function: project.functionAt(file, scope) }]
        : [],
    ),
  );
}

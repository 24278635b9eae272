/** Do different people look after different contexts? */
import { type BoundedContext, groupBy, type ReadinessReason } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { countOf, type ReadinessView } from './readiness-view';

/** An owner looks after a context when this share of its files, or of its commits, is theirs. */
const leading = 0.5;
/** A split along the contexts follows the owners when this share of the contexts has a leader of its own. */
const enough = 0.5;

/** A context without people of its own has nobody to run it as a service. */
export function judgeOwnership(view: ReadinessView): ReadinessReason {
  const { index, proposal } = view;
  const declared = leadersOf(proposal.contexts, (context) => declaredOwner(index, context));
  if (declared.length > 1) return toReason(view, declared, `one owner in ${index.evidence?.owners?.file}`);
  if (index.changesOf.size === 0)
    return {
      aspect: 'ownership',
      says: 'unknown',
      text: 'who looks after which part is not known; `banyan evidence git` reads it from CODEOWNERS and the history',
    };
  return toReason(
    view,
    leadersOf(proposal.contexts, (context) => mainAuthor(index, context)),
    'one author of half of its commits or more',
  );
}

/** A context with the one who looks after it. */
interface Led {
  readonly context: string;
  readonly leader: string;
}

function toReason({ proposal }: ReadinessView, led: readonly Led[], what: string): ReadinessReason {
  const all = proposal.contexts.length;
  const leaders = groupBy(led, ({ leader }) => leader);
  const [most] = [...leaders.values()].sort((a, b) => b.length - a.length);
  const apart = leaders.size > 1 && leaders.size >= all * enough;
  const busiest = most === undefined || most.length < 2 ? '' : `, one of them for ${most.length}`;
  const who =
    leaders.size === 1 && led.length > 1
      ? ', always the same'
      : leaders.size > 1
        ? `: ${leaders.size} different${busiest}`
        : '';
  const text = `${led.length} of ${countOf(all, 'context')} have ${what}${who}`;
  return { aspect: 'ownership', says: apart ? 'split' : 'stay', text };
}

function leadersOf(
  contexts: readonly BoundedContext[],
  leaderOf: (context: BoundedContext) => string | undefined,
): Led[] {
  return contexts.flatMap((context) => {
    const leader = leaderOf(context);
    return leader === undefined ? [] : [{ context: context.name, leader }];
  });
}

function declaredOwner({ evidence }: FactsIndex, { members }: BoundedContext): string | undefined {
  const own = new Set(members.map(({ module }) => module));
  const owned = (evidence?.owners?.modules ?? []).filter(({ module }) => own.has(module));
  return leader(
    owned.flatMap(({ owners }) => owners.map((owner) => [owner, 1] as const)),
    members.length,
  );
}

function mainAuthor({ changesOf }: FactsIndex, { members }: BoundedContext): string | undefined {
  const changes = members.flatMap(({ module }) => changesOf.get(module) ?? []);
  const votes = changes.flatMap(({ mainAuthors }) =>
    mainAuthors.map(({ author, commits }) => [author, commits] as const),
  );
  return leader(
    votes,
    changes.reduce((sum, { commits }) => sum + commits, 0),
  );
}

/** Who has at least the leading share of all votes. */
function leader(votes: readonly (readonly [string, number])[], all: number): string | undefined {
  const sums = [...groupBy(votes, ([name]) => name)].map(
    ([name, group]) => [name, group.reduce((sum, [, one]) => sum + one, 0)] as const,
  );
  const [first] = sums.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first !== undefined && first[1] >= all * leading ? first[0] : undefined;
}

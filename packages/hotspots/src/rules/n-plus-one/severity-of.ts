/** How much an N+1 matters: who waits for it, and how many times it can be. */
import type { Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { isReadBy } from '../../roles/reading-routes';
import { runContexts } from '../../roles/run-contexts';
import { isWaitedFor } from '../../roles/waited-for';
import { kindOfWrite } from '../../calls/kind-of-write';
import { isSent } from './is-sent';
import type { Site } from './summaries';

/** Below this, too much of the way is guessed. */
const sure = 0.7;

/**
 * `high` only where a caller waits who wants to look, the number is that of the data, and one statement could do. What
 * is changed is changed seldom and is a few things as a rule: without figures, two of three such findings in eight
 * backends were not worth a change, nor is what goes over a few things that somebody set up. A GraphQL field may never be asked for in a list, which the code does not tell. For what
 * listens to an event, and for work that a request only sets going, nobody waits.
 */
export function severityOf(index: FactsIndex, site: Site): Severity {
  const contexts = runContexts(index);
  const { function: owner, repeats, asks } = site;
  if (!contexts.runsIn(owner, 'request')) return contexts.runsIn(owner, 'background') ? 'medium' : 'low';
  if (asks.aside || !isWaitedFor(index, owner)) return 'medium';
  const few = isBounded(repeats) || isFewByNature(repeats) || isSent(index, owner, repeats) || !isReadBy(index, owner);
  return few || isField(repeats) || asks.confidence < sure || isHardToJoin(site) ? 'medium' : 'high';
}

function isField(repeats: Site['repeats']): boolean {
  return repeats.every(({ by }) => by === 'field-resolver');
}

/** Counted in the code, by depth, or by something that does not show. */
function isBounded(repeats: Site['repeats']): boolean {
  return repeats.every(({ over, by }) => over === 'constant' || over === 'unknown' || by === 'recursion');
}

/** What is set up and not gathered: however long an application runs, one owner has a few of them. */
const fewOfOne =
  /(?:^|[a-z_.])(?:role|environment|env|domain|organi[sz]ation|provider|platform|integration|channel|webhook|locale|language|plan|filter|variant|setting|window)s?$/i;

/** By what the list and its elements are called. */
function isFewByNature(repeats: Site['repeats']): boolean {
  return repeats.every(({ element, text }) => fewOfOne.test(text) || (text === '' && fewOfOne.test(element ?? '')));
}

/** Rows that are each set to values of their own take a statement that most data layers have no word for. */
function isHardToJoin({ asks }: Site): boolean {
  return kindOfWrite(asks.access) === 'update';
}

/** Where it runs when no server is running, e.g. `a seed`; nothing where a server runs it, too. */
export function offlineText(index: FactsIndex, site: Pick<Site, 'function'>): string | undefined {
  const runs = runContexts(index).of(site.function);
  return runs.every(({ context }) => context === 'offline') ? runs[0]?.text : undefined;
}

/** N+1: a query that is asked once per element of a list, however far below the list it stands. */
import { groupBy, type HarmlessFinding, type Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { HotspotRule, RuleOutcome } from '../rule';
import { fieldSites } from './field-resolvers';
import { questionsByTable } from './questions';
import { offlineText, severityOf } from './severity-of';
import { type Excused, follow, type Site } from './summaries';
import { toDraft } from './to-draft';

export const nPlusOne: HotspotRule = {
  name: 'n-plus-one',
  family: 'queries',
  describes: 'A query is asked once per element of a list, in the function with the loop or any number of calls below.',
  find,
};

function find(index: FactsIndex): RuleOutcome {
  const sites: Site[] = [];
  const excused: Excused[] = [];
  for (const accesses of questionsByTable(index).values()) {
    const followed = follow(index, accesses);
    const fields = fieldSites(index, followed);
    sites.push(...followed.sites, ...fields.sites);
    excused.push(...followed.excused, ...fields.excused);
  }
  const online: Site[] = [];
  for (const site of sites) {
    const text = offlineText(index, site);
    if (text === undefined) online.push(site);
    else
      excused.push({ ...site, excuse: { reason: 'offline', text: `It runs in ${text} only: nobody waits for it.` } });
  }
  const groups = [...groupBy(online, loopOf).values()].map((group) => worstFirst(index, nearestFirst(group)));
  const found = new Set(online.map(placeOf));
  return {
    findings: mergeWork(index, groups).map(([first, ...others]) => toDraft(index, first as Site, others)),
    harmless: harmlessOf(excused.filter((one) => !found.has(placeOf(one)))),
  };
}

/** What one call asks of several tables is mended in one place: it is one finding, under the table that is nearest. */
function mergeWork(index: FactsIndex, groups: readonly Site[][]): Site[][] {
  const byCall = groupBy(groups, ([first]) => `${first?.file}:${first?.line} ${first?.text}`);
  return [...byCall.values()].map((tables) => worstFirst(index, nearestFirst(tables.flat())));
}

/** One finding for each loop and table, wherever in the loop it is asked; for each hook, whoever loads the rows. */
function loopOf({ file, repeats: [repeat], asks, hook }: Site): string {
  if (hook !== undefined) return `${hook} ${asks.access.entity}`;
  return `${file}:${repeat?.line} ${asks.access.entity}`;
}

function placeOf({ file, line, asks }: Pick<Site, 'file' | 'line' | 'asks'>): string {
  return `${file}:${line} ${asks.access.entity}`;
}

/** Reads first: their fix is the simpler one. */
function nearestFirst(sites: readonly Site[]): Site[] {
  return [...sites].sort(
    (a, b) => a.asks.depth - b.asks.depth || a.line - b.line || a.asks.access.line - b.asks.access.line,
  );
}

const order: readonly Severity[] = ['high', 'medium', 'low'];

/** The one that matters most stands for all. */
function worstFirst(index: FactsIndex, sites: readonly Site[]): Site[] {
  const ranked = sites.map((site) => ({ site, rank: order.indexOf(severityOf(index, site)) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ site }) => site);
}

function harmlessOf(excused: readonly Excused[]): Omit<HarmlessFinding, 'rule'>[] {
  return [...groupBy(excused, placeOf).values()].map(([first]) => {
    const { file, line, function: owner, asks, excuse } = first as Excused;
    return { file, line, function: owner, subject: asks.access.entity, reason: excuse.reason, text: excuse.text };
  });
}

/** Pools of all instances together against what the database server takes. */
import { groupBy, type Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { type Figure, instancesOf, limitOf, placeOf, type Pool, poolerOf, poolsOf, sizeOf } from './connection-figures';

export const connectionLimit: HotspotRule = {
  name: 'connection-limit',
  family: 'database',
  describes: 'All instances together may open more connections than the database server takes.',
  find(index) {
    const groups = [...groupBy(poolsOf(index), ({ server, database }) => database?.place ?? server).values()];
    const outcomes = groups.map((group) => judge(index, group));
    return {
      findings: outcomes.flatMap(({ findings }) => findings),
      harmless: outcomes.flatMap(({ harmless }) => harmless),
    };
  },
};

/** While a deployment rolls out, new instances run beside the old ones: a quarter more is the usual surge. */
const surge = 1.25;

/** The figures of one budget. */
interface Budget {
  readonly pool: Pool;
  readonly size: Figure;
  readonly instances: Figure | undefined;
  readonly limit: Figure;
}

/** The largest pool speaks for all: two set-ups of one library are often one for the server and one for its tools. */
function judge(index: FactsIndex, pools: readonly Pool[]): RuleOutcome {
  const sized = pools.flatMap((pool) => {
    const size = sizeOf(index, pool);
    return size ? [{ pool, size }] : [];
  });
  const [largest] = [...sized].sort((a, b) => b.size.value - a.size.value);
  const running = largest && instancesOf(index, largest.pool);
  const limit = largest && limitOf(index, largest.pool, running?.files ?? []);
  if (!largest || !limit) return { findings: [], harmless: [] };
  const budget: Budget = { ...largest, instances: running, limit };
  const pooler = poolerOf(index);
  if (pooler)
    return harmless(
      budget,
      'pooled',
      `${pooler.name} (${placeOf(pooler)}) keeps the connections of the server for all.`,
    );
  const severity = severityOf(budget);
  if (!severity) return harmless(budget, running ? 'within-limit' : 'one-instance', fitting(budget));
  const others = pools.filter((pool) => pool !== largest.pool);
  return { findings: [toDraft(budget, severity, others)], harmless: [] };
}

function severityOf({ size, instances, limit }: Budget): Severity | undefined {
  const sum = size.value * (instances?.value ?? 1);
  return sum > limit.value ? 'high' : sum * surge > limit.value ? 'medium' : undefined;
}

function fitting({ size, limit, instances }: Budget): string {
  const fit = `${Math.floor(limit.value / size.value)} instances of ${size.value} connections fit into ${limit.value}`;
  return instances ? `${fit}; ${instances.value} run.` : `${fit}; how many run is not written anywhere.`;
}

function harmless({ pool, size, limit }: Budget, reason: string, text: string): RuleOutcome {
  const { file, line, server, function: owner } = pool;
  const told = `${text} (Pool: ${size.told}. Server: ${limit.told}.)`;
  return { findings: [], harmless: [{ file, line, function: owner, subject: server, reason, text: told }] };
}

function toDraft({ pool, size, instances, limit }: Budget, severity: Severity, others: readonly Pool[]): FindingDraft {
  const count = instances?.value ?? 1;
  const sum = size.value * count;
  const assumed = [size, limit, ...(instances ? [instances] : [])].filter((figure) => figure.assumed).length;
  const related = others.map(({ file, line, layer }) => ({ file, line, text: `${layer} keeps connections, too` }));
  const each = Math.floor(limit.value / surge / count);
  return {
    ...{ file: pool.file, line: pool.line, function: pool.function, subject: `${pool.server} connections` },
    severity,
    confidence: 0.9 - 0.1 * assumed,
    title:
      severity === 'high'
        ? `${count} instances may open ${sum} connections; the server takes ${limit.value}`
        : `${count} instances may open ${sum} of ${limit.value} connections: no room for a rolling update`,
    reasons: [
      `One instance opens up to ${size.value} connections: ${size.told}.`,
      instances ? `${count} run: ${instances.told}.` : 'One instance alone is enough.',
      `The server takes ${limit.value}: ${limit.told}.`,
      'Beyond its limit it refuses: requests fail while the processors are idle, and more instances make it worse.',
    ],
    ...(related.length > 0 && { related }),
    fix: {
      text:
        each > 0
          ? `At most ${each} connections per instance leave room for a rolling update; else a pooler (PgBouncer, ProxySQL) in front of the server.`
          : 'So many instances need a pooler (PgBouncer, ProxySQL) in front of the server.',
      where: 'infrastructure',
    },
  };
}

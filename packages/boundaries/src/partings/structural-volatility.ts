/** One feature changes all the time, the other hardly: released together, the quiet one bears the other's risk. */
import { groupBy, type ModulePath } from '@banyan/model';
import { featureFolders } from '../criteria/feature-folder';
import type { FactsIndex } from '../facts-index';
import type { Parting, PartingCriterion } from './parting';

/** Rates of two features differ when one is this many times the other. */
const times = 3;
/** A feature with fewer commits has no rate yet. */
const fewestCommits = 5;
/** What the largest difference leaves of the coupling. */
const least = 0.6;

export const structuralVolatility: PartingCriterion = {
  name: 'structural-volatility',
  describes: 'A feature whose files change often parts from one whose files hardly change.',
  between: (index) => {
    const featureOf = featureFolders(index);
    const rates = featureRates(index, featureOf);
    return (a, b) => {
      const [one, other] = [rates.get(featureOf(a) ?? ''), rates.get(featureOf(b) ?? '')];
      if (one === undefined || other === undefined || one === other) return undefined;
      return one.rate >= other.rate ? toParting(one, other) : toParting(other, one);
    };
  },
};

/** Single files change at any rate; a feature's files together tell how it is worked on. */
interface FeatureRate {
  readonly feature: string;
  /** Mean over its files: commits, each halved for every year of its age. */
  readonly rate: number;
  readonly file: ModulePath;
}

function featureRates(
  index: FactsIndex,
  featureOf: (path: string) => string | undefined,
): ReadonlyMap<string, FeatureRate> {
  const rates = new Map<string, FeatureRate>();
  if (index.changesOf.size === 0) return rates;
  for (const [feature, files] of groupBy(index.modules, featureOf)) {
    const changes = files.flatMap((file) => index.changesOf.get(file) ?? []);
    const commits = changes.reduce((sum, one) => sum + one.commits, 0);
    const rate = changes.reduce((sum, one) => sum + one.rate, 0) / files.length;
    if (feature !== undefined && files.length > 1 && commits >= fewestCommits && rate > 0)
      rates.set(feature, { feature, rate, file: files[0]! });
  }
  return rates;
}

function toParting(often: FeatureRate, seldom: FeatureRate): Parting | undefined {
  const ratio = often.rate / seldom.rate;
  if (ratio < times) return undefined;
  const text = `files in ${often.feature} change ${ratio.toFixed(1)} times as often as those in ${seldom.feature}`;
  return {
    leaves: Math.max(least, 1 - 0.1 * Math.log2(ratio)),
    text,
    evidence: [often, seldom].map(({ file }) => ({ file, line: 1 })),
  };
}

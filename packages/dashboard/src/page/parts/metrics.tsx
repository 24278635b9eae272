/** What a cut is worth, as a row of figures. */
import type { ProposalMetrics } from '@banyan/model';
import type { JSX } from 'preact';
import { percent } from './words';

interface MetricsProps {
  readonly metrics: ProposalMetrics;
  readonly shared: number;
  readonly seams: number;
}

/** Figures with what they mean. */
export function Metrics({ metrics, shared, seams }: MetricsProps): JSX.Element {
  const { contexts, members, completeness, modularity, cutShare, price, stability } = metrics;
  const figures: [string, string | number, string][] = [
    ['contexts', contexts, `${members.toLocaleString('en')} files in them, ${shared} in none`],
    ['placed', percent(completeness), 'of the files are in a context'],
    ['price', price.toLocaleString('en'), `of ${seams.toLocaleString('en')} seams together`],
    ['cut', percent(cutShare), 'of the coupling crosses a boundary'],
    ['modularity', modularity, 'Newman and Girvan’s Q'],
  ];
  if (stability !== undefined) figures.push(['stability', percent(stability), 'of the runs agree, mean of the files']);
  return (
    <dl class="figures">
      {figures.map(([name, value, meaning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            <span>{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

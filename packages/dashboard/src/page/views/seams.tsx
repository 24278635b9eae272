/** All seams with their prices, by kind and by context. */
import type { Seam } from '@banyan/model';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { sumPrices } from '../crossing-families';
import { Choice } from '../parts/choice';
import { CrossingTable } from '../parts/crossing-table';
import { SeamTable } from '../parts/seam-table';
import { count } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';
import { NotThere } from './not-there';

interface SeamsViewProps {
  readonly choices: Readonly<Record<string, string>>;
}

/** The choices stand in the address. */
export function SeamsView({ choices }: SeamsViewProps): JSX.Element {
  const { data, contexts, crossings } = useReport();
  const { kind = '', context = '' } = choices;
  const kinds = useMemo(() => [...new Set(crossings.map((one) => one.kind))].sort(), [crossings]);
  const seams = useMemo(() => narrow(data.proposal.seams, kind, context), [data, kind, context]);
  const choose = (next: Record<string, string>): void =>
    void (location.hash = toHash('seams', [], { kind, context, ...next }));
  const amount = seams.reduce((sum, seam) => sum + seam.crossings.length, 0);
  return (
    <>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          name="kind of crossing"
          value={kind}
          all="every kind"
          values={kinds}
          onChoose={(value) => choose({ kind: value })}
        />
        <Choice
          name="context"
          value={context}
          all="every context"
          values={[...contexts.keys()]}
          onChoose={(value) => choose({ context: value })}
        />
      </form>
      <SeamTable
        seams={seams}
        caption={`${count(seams.length, 'seam')}, ${count(amount, 'crossing')}, price ${sumPrices(seams).toLocaleString('en')}`}
      />
    </>
  );
}

/** Seams with only the crossings of that kind, priced anew. */
function narrow(seams: readonly Seam[], kind: string, context: string): Seam[] {
  return seams
    .filter(({ from, to }) => context === '' || from === context || to === context)
    .map((seam) => (kind === '' ? seam : ofKind(seam, kind)))
    .filter(({ crossings }) => crossings.length > 0);
}

function ofKind(seam: Seam, kind: string): Seam {
  const crossings = seam.crossings.filter((crossing) => crossing.kind === kind);
  return { ...seam, crossings, price: sumPrices(crossings) };
}

/** One seam with every crossing. */
export function SeamView({ from, to }: { readonly from: string; readonly to: string }): JSX.Element {
  const { crossings } = useReport();
  const own = useMemo(() => crossings.filter((one) => one.from === from && one.to === to), [crossings, from, to]);
  if (own.length === 0) return <NotThere what={`seam from “${from}” to “${to}”`} />;
  return (
    <>
      <p class="head">
        {from} depends on {to}: {count(own.length, 'crossing')}, price {sumPrices(own)} ·{' '}
        <a href={toHash('seam', [to, from])}>the other direction</a>
      </p>
      <CrossingTable caption={`What passes from ${from} to ${to}`} crossings={own} />
    </>
  );
}

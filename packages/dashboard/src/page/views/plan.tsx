/** The plan: which context leaves when, what it gains and costs, what comes first. */
import type { ExtractionStep, Prerequisite } from '@banyan/model';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { OutcomeTable } from '../parts/outcome-table';
import { Place } from '../parts/place';
import { ContextLink, count } from '../parts/words';
import { useReport } from '../report-context';

/** Prerequisites shown before somebody asks for all. */
const shown = 5;

/** Ordered steps; the one named in the address is opened. */
export function PlanView({ context }: { readonly context: string | undefined }): JSX.Element {
  const { plan } = useReport().data;
  if (!plan) {
    return (
      <p class="empty">
        No plan was made yet: <code>banyan plan</code> makes one, and the next report shows it.
      </p>
    );
  }
  return (
    <>
      <p class="head">
        The best gain for what is left to pay comes first; a seam is paid once, by the first of its two.
      </p>
      <ol class="steps">
        {plan.steps.map((step) => (
          <Step
            key={step.context}
            step={step}
            open={context === undefined ? step.order <= 3 : step.context === context}
          />
        ))}
      </ol>
      <OutcomeTable steps={plan.steps} />
    </>
  );
}

function Step({ step, open }: { readonly step: ExtractionStep; readonly open: boolean }): JSX.Element {
  const { order, context, formerly, status, score, gain, price, routes } = step;
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open && order > 3) element.current?.scrollIntoView();
  }, [open]);
  return (
    <li>
      <details open={open} ref={element}>
        <summary>
          <span class="order">{order}</span> <strong>{context}</strong>{' '}
          {formerly !== undefined && <>(formerly {formerly}) </>}
          <span class="tag">{status}</span>{' '}
          <span class="sums">
            gain {gain.score} · price {price.score}
            {price.left !== undefined && price.left !== price.score && ` (${price.left} left)`} ·{' '}
            {count(routes.length, 'route')} · score {score}
          </span>
        </summary>
        <StepBody step={step} />
      </details>
    </li>
  );
}

function StepBody({
  step: { context, gain, price, prerequisites, routes, entities },
}: {
  readonly step: ExtractionStep;
}): JSX.Element {
  const crossings = Object.entries(price.crossings).map(([kind, amount]) => `${amount} × ${kind}`);
  return (
    <div class="step">
      <p>
        <ContextLink name={context} /> · crossings: {crossings.join(', ') || 'none'}
        {entities.length > 0 && <> · tables: {entities.map(({ table }) => table).join(', ')}</>}
      </p>
      {(gain.parts ?? []).map(({ name, score, reasons }) => (
        <List key={name} title={`Gain: ${name} ${score ?? 'unknown'}`} items={reasons} of={(reason) => reason} />
      ))}
      {gain.reasons.length > 0 && <List title="Gain" items={gain.reasons} of={(reason) => reason} />}
      {prerequisites.length > 0 && (
        <List
          title="First"
          items={[...prerequisites].sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)))}
          of={(first) => (
            <>
              <span class="tag">{first.kind}</span> {isSettled(first) && <>done with {first.doneWith}: </>}
              {first.text} <Place file={first.file} line={first.line} />
            </>
          )}
        />
      )}
      {routes.length > 0 && (
        <List title="Routes" items={routes} of={({ method, path }) => <code>{`${method} ${path}`}</code>} />
      )}
    </div>
  );
}

/** An earlier step asks for the same. */
function isSettled({ doneWith }: Prerequisite): boolean {
  return doneWith !== undefined;
}

interface ListProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly of: (item: T) => JSX.Element | string;
}

function List<T>({ title, items, of }: ListProps<T>): JSX.Element {
  const rest = items.slice(shown);
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.slice(0, shown).map((item, place) => (
          <li key={place}>{of(item)}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>and {rest.length} more</summary>
          <ul>
            {rest.map((item, place) => (
              <li key={place}>{of(item)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

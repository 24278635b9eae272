/** What machines of its own are good for. */
import { type BoundedContext, formatLocation, type GainPart } from '@banyan/model';
import { round } from '../contexts/explain-member';
import { gainWeights } from './gain-weights';

/** Reasons shown per step. */
const shown = 5;

/** The scale pressure, with the places that make most of it. */
export function scaleGain({ scalePressure: { score, reasons } }: BoundedContext): GainPart {
  const pressing = reasons.slice(0, shown).map((reason) => `${reason.text} (${formatLocation(reason)})`);
  const none = 'nothing in it needs other machines than the rest, as far as the code shows';
  return {
    name: 'scale',
    score: round(gainWeights.scale * score),
    reasons: pressing.length > 0 ? pressing : [none],
  };
}

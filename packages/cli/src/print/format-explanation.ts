/** An explanation for people: the verdict, what couples, what draws, what parts. */
import type { MemberExplanation, PairExplanation, Standing } from '@banyan/boundaries';
import { formatLocation, type SourceLocation } from '@banyan/model';
import { paint } from './paint';
import { percent } from './percent';

/** Places shown of one reason, and contexts of one member. */
const shown = 3;

const verdicts = {
  together: 'They are together.',
  apart: 'They are apart.',
  'not-both-in-a-context': 'Not both of them are in a context.',
} as const;

/** Why two members are together or apart. */
export function formatPair({ verdict, members, forced, direct, through, crossings, toPart }: PairExplanation): string {
  const weight = direct.reduce((sum, bond) => sum + bond.weight, 0);
  return [
    [...members.map(formatStanding), paint('bold', verdicts[verdict])].join('\n'),
    ...block('decided by the team', forced.map(formatReason)),
    ...block(
      `what couples them: ${round(weight)}`,
      direct.map((bond) => `${bond.weight} ${bond.criterion}: ${formatReason(bond)}`),
      'nothing directly',
    ),
    ...block(
      'through others',
      through.map(({ through: nodes, strength, steps }) =>
        [`${strength} through ${nodes.join(', ')}`, ...steps.map((step) => `    ${formatReason(step)}`)].join('\n'),
      ),
      'nothing, over three others or fewer',
    ),
    ...block('what speaks for parting them', toPart.map(formatReason)),
    ...block(
      'what passes between them',
      crossings.map((one) => `${formatLocation(one)} ${one.kind}: ${one.text} → ${one.pattern} (${one.price})`),
    ),
  ].join('\n\n');
}

/** Why one member is where it is. */
export function formatMember({ member, reasons, nearest }: MemberExplanation): string {
  return [
    formatStanding(member),
    ...block(
      'why it is there',
      reasons.map(
        (reason) => `${reason.criterion === 'constraint' ? 'fixed' : percent(reason.weight)} ${formatReason(reason)}`,
      ),
    ),
    ...block(
      'what it is coupled to most',
      nearest.map(
        (one) =>
          `${one.weight} ${one.node}${one.context === undefined ? '' : ` in ${one.context}`}: ${formatReason(one)}`,
      ),
      'nothing',
    ),
  ].join('\n\n');
}

function formatStanding({ member, context, shared, stability, pulls, rules }: Standing): string {
  const place =
    context === undefined ? (shared ? `${shared.treatment}: ${shared.reason}` : 'in no context') : `in ${context}`;
  const stays = stability === undefined ? '' : `, stays there in ${percent(stability)} of the runs`;
  const drawn = pulls.slice(0, shown).map((pull) => `${pull.context} ${percent(pull.share)}`);
  const rest = pulls.length > shown ? `, ${pulls.length - shown} more` : '';
  return [
    `${paint('bold', member)} ${place}${stays}`,
    ...(drawn.length > 0 ? [`  drawn to ${drawn.join(', ')}${rest}`] : []),
    ...rules.map((rule) => `  ${formatReason(rule)}`),
  ].join('\n');
}

function formatReason({
  text,
  evidence,
}: {
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}): string {
  if (evidence.length === 0) return text;
  const places = evidence.slice(0, shown).map(formatLocation).join(', ');
  return `${text} (${places}${evidence.length > shown ? ', …' : ''})`;
}

function block(title: string, lines: readonly string[], otherwise?: string): string[] {
  const all = lines.length === 0 && otherwise !== undefined ? [otherwise] : lines;
  return all.length === 0 ? [] : [[title, ...all.map((line) => `  ${line}`)].join('\n')];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

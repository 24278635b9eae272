/** One context in Markdown: what it owns, why it hurts, its files with their strongest reason. */
import { type BoundedContext, type ContextMember, formatLocation } from '@banyan/model';
import { percent } from '../print/percent';
import { shareOf } from '../print/share-of';
import { code, plain, table } from './markdown';

/** A section; the files are folded away. */
export function toContextSection(context: BoundedContext): string {
  const { name, members, entities, endpoints, scalePressure } = context;
  const routes = endpoints.map(({ method, path }) => code(`${method} ${path}`));
  const pressure = scalePressure.reasons.map((reason) => `- ${plain(reason.text)} (${code(formatLocation(reason))})\n`);
  return [
    `\n## ${plain(name)}\n\n`,
    entities.length > 0 ? `Entities: ${entities.map(code).join(', ')}.\n\n` : '',
    routes.length > 0 ? `Entry points: ${routes.join(', ')}.\n\n` : '',
    pressure.length > 0 ? `Scale pressure ${scalePressure.score}:\n\n${pressure.join('')}\n` : '',
    `<details><summary>${members.length} files</summary>\n\n${toMemberTable(members)}\n\n</details>\n`,
  ].join('');
}

function toMemberTable(members: readonly ContextMember[]): string {
  const measured = members.some(({ stability }) => stability !== undefined);
  const rows = members.map(({ module, reasons: [reason], stability }) => [
    code(module),
    reason ? `${plain(reason.text)} (${shareOf(reason)})` : '–',
    reason?.evidence[0] ? code(formatLocation(reason.evidence[0])) : '–',
    ...(measured ? [stability === undefined ? '–' : percent(stability)] : []),
  ]);
  return table([['file', 'strongest reason', 'seen at', ...(measured ? ['stability'] : [])], ...rows]);
}

/** The service's README: what was lifted, why each foreign class is there, what to know before traffic comes. */
import { formatLocation } from '@banyan/model';
import type { LiftedClass, LiftReport, Remark } from '../report/lift-report';

/** Markdown text. */
export function buildReadme(name: string, port: number, report: LiftReport, project: string): string {
  const { lifted, total } = report.files;
  return [
    `# ${name}`,
    `The context \`${report.context}\` of ${project}, lifted: its ${report.routes.length} routes and all code they need (${lifted} of ${total} files), on the same database. Each file stands where it stands in the monolith.`,
    running(port),
    section(
      'Routes',
      report.routes.map(({ method, path }) => `- \`${method} ${path}\``),
    ),
    section('What the monolith and the service do not share', report.notShared.map(toLine)),
    section('Look at this before traffic comes', report.warnings.map(toLine)),
    section('What came along, and why', classTable(report)),
    section('What stayed in the monolith', report.left.map(toLine)),
    section('Environment', environment(report.environment)),
    again,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function running(port: number): string {
  return `\`\`\`sh
npm install && npm run build
PORT=${port} npm start        # GET /healthz: alive; GET /readyz: takes requests
banyan proxy routing.yaml   # every route still goes to the monolith; move one by its phase
\`\`\``;
}

const again = `## When the monolith changes

Run the extraction again: files that were not edited here are refreshed, edited ones are never overwritten. \`extraction.json\` holds the hashes. This folder depends on nothing but NestJS and the monolith's own libraries.`;

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function toLine(remark: Remark): string {
  return `- ${remark.text} (${formatLocation(remark)})`;
}

function classTable(report: LiftReport): readonly string[] {
  const classes = [...report.controllers, ...report.providers];
  const row = (one: LiftedClass): string =>
    `| ${one.name} | ${one.context === report.context ? 'this one' : (one.context ?? 'shared')} | ${one.neededBy} | ${formatLocation(one)} |`;
  return ['| class | context | needed by | declared at |', '| --- | --- | --- | --- |', ...classes.map(row)];
}

function environment(names: readonly string[]): readonly string[] {
  const own = ['PORT', 'HOST', 'DRAIN_DELAY_MS', 'SHUTDOWN_GRACE_MS'];
  const lifted = names.filter((name) => !own.includes(name)).map((name) => `\`${name}\``);
  const named = lifted.length > 0 ? `, among them ${lifted.join(', ')}` : '';
  return [
    `The monolith's own variables, with the same values${named}.`,
    `Of the service itself: ${own.map((name) => `\`${name}\``).join(', ')}.`,
  ];
}

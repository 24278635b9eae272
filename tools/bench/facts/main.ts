/**
 * `npm run bench:facts [-- --only <part of a name>] [--rounds <n>] [--json]`: facts timed against other tools and against
 * themselves. Whole processes take turns, medians count; ratios within one run say more than seconds do.
 */
import { parseArgs } from 'node:util';
import { cases } from './cases';
import { formatSection, isMet, type Section } from './report';

function main(): void {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  const corpus = process.env['BANYAN_CORPUS'];
  if (!corpus)
    return fail('Set BANYAN_CORPUS to a folder with one checkout per repository; docs/corpus.md says which.');
  const chosen = cases.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0)
    return fail(`No benchmark is named ${values.only}: ${cases.map(({ name }) => name).join(', ')}.`);
  const sections: (Section & { readonly name: string })[] = [];
  for (const { name, run } of chosen) {
    note(`${name} …`);
    const section = run({ corpus, rounds: Math.max(1, Number(values.rounds) || 3), say: note });
    if (!section) note(`${name}: skipped, its checkout is not in ${corpus}.`);
    else {
      sections.push({ name, ...section });
      if (!values.json) process.stdout.write(`${formatSection(section)}\n`);
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(sections.map(judged), null, 2)}\n`);
}

function judged(section: Section): object {
  return { ...section, bars: section.bars.map((bar) => ({ ...bar, met: isMet(bar) })) };
}

/** Progress goes to the error channel, so that `--json` stays JSON. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(line: string): void {
  note(line);
  process.exitCode = 1;
}

main();

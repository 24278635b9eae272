/** `banyan hotspots`: what hurts, on which line, why, and what to do; for people and for CI. */
import { join, relative, resolve } from 'node:path';
import { documentFiles, type Severity, shareSteps } from '@banyan/model';
import { Command, Option } from 'commander';
import { findRepository } from '../check/find-repository';
import { documentFolderOf } from '../documents/document-folder';
import { printPieces } from '../documents/print-pieces';
import { readDocumentIfThere } from '../documents/read-document';
import { readHotspotSettings } from '../documents/read-hotspot-settings';
import { writeDocument, writePieces } from '../documents/write-document';
import { gate, type GateOptions } from '../hotspots/gate';
import { type HotspotFormatName, hotspotFormats } from '../hotspots/hotspot-formats';
import { type HotspotView, viewReport } from '../hotspots/hotspot-view';
import { toHotspotSarif } from '../hotspots/hotspots-sarif';
import { openGate } from '../hotspots/open-gate';
import { pickFindings, severities } from '../hotspots/pick-findings';
import { readHotspotFacts, type ReadOptions } from '../hotspots/read-hotspot-facts';
import { readRulePages } from '../hotspots/rule-pages';
import { toCount } from '../hotspots/to-count';
import { paint } from '../print/paint';
import { readVersion } from '../read-version';
import { hotspotsRulesCommand } from './hotspots-rules';
import { refuseGaps } from './refuse-gaps';

interface HotspotsOptions extends ReadOptions, GateOptions {
  readonly limit: number;
  readonly rule?: string[];
  readonly severity?: Severity;
  readonly family?: string;
  readonly route?: string;
  readonly harmless: boolean;
  readonly format: HotspotFormatName;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly sarif?: string;
}

const families = ['queries', 'event-loop', 'database', 'cache', 'scale-out', 'suppressions'];

/** Builds the command. */
export function hotspotsCommand(): Command {
  return new Command('hotspots')
    .description('Find what hurts: which line, why, from which routes, how often, and what to do.')
    .argument('[root]', 'folder of the project; its code and configuration are read, never run', '.')
    .option('--limit <number>', 'findings to list, 0 for all', (text) => toCount('--limit', text), 20)
    .option('--rule <name...>', 'of these rules only; `banyan hotspots rules` lists them')
    .addOption(new Option('--severity <name>', 'at least as grave as this').choices(severities))
    .addOption(new Option('--family <name>', 'of rules of this family only').choices(families))
    .option('--route <path>', 'reached from this route or one below it, e.g. /photos or "GET /photos/:id"')
    .option('--harmless', 'list what was judged harmless, too, and what comments take out, with the reasons', false)
    .addOption(new Option('--format <name>', describeFormats()).choices(Object.keys(hotspotFormats)).default('text'))
    .addOption(new Option('--json', 'the same as --format json').conflicts(['format', 'markdown']))
    .addOption(new Option('--markdown', 'the same as --format markdown').conflicts('format'))
    .option('--sarif <file>', 'write the findings as SARIF 2.1.0, too, for code scanning')
    .addOption(new Option('--fail-on <severity>', 'fail on findings as grave as this or graver').choices(severities))
    .option('--baseline <file>', 'findings that are known: fail on new ones only, and list these first')
    .option(
      '--update-baseline',
      'take known findings that are gone out of the baseline; begins it where it is not there',
    )
    .option('--accept', 'take what is new into the baseline')
    .option('--source <dir...>', 'source folders below the root (found by themselves when none is given)')
    .option('--out <dir>', 'folder of the documents and the cache instead of <root>/.banyan')
    .option('--analyzed', 'take the facts of the last `banyan analyze` instead of reading the code', false)
    .option('--types', 'ask the type checker what syntax cannot follow', false)
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .action(runHotspots)
    .addCommand(hotspotsRulesCommand().exitOverride())
    .addHelpText('after', examples);
}

function describeFormats(): string {
  return Object.entries(hotspotFormats)
    .map(([name, { describes }]) => `${name} ${describes}`)
    .join('; ');
}

async function runHotspots(root: string, options: HotspotsOptions): Promise<void> {
  const { describedRules, findHotspots } = await import('@banyan/hotspots');
  const gated = await openGate(options);
  const names = describedRules.map(({ name }) => name);
  const settings = await readHotspotSettings(root, names);
  const folder = documentFolderOf(root, options.out);
  const facts = await readHotspotFacts(root, folder, options);
  const evidence = await readDocumentIfThere('runtime-evidence', folder);
  const report = findHotspots(facts, { evidence, settings });
  const all = gated.compare(viewReport(report, describedRules), report);
  const view = pickFindings(all, options, facts.endpoints);
  const file = join(folder, documentFiles['finding-report']);
  await writeDocument(file, shareSteps(report));
  if (options.sarif !== undefined) await writeSarif(options.sarif, root, view);
  await printView(view, root, file, options);
  refuseGaps(facts.problems, file);
  await gate(gated, report, view, options);
}

async function printView(view: HotspotView, root: string, file: string, options: HotspotsOptions): Promise<void> {
  const name = options.json ? 'json' : options.markdown ? 'markdown' : options.format;
  const { limit, harmless } = options;
  await printPieces(hotspotFormats[name].format(view, { root: resolve(root), limit, harmless }));
  if (name === 'text') process.stdout.write(`${paint('dim', `findings in ${relative(process.cwd(), file)}`)}\n`);
}

/** Paths in SARIF are those of the repository, where code scanning looks for them. */
async function writeSarif(file: string, root: string, view: HotspotView): Promise<void> {
  const repository = findRepository(resolve(root));
  const pages = await readRulePages(view.rules.map(({ name }) => name));
  const log = toHotspotSarif(view, pages, { version: readVersion(), folder: relative(repository, resolve(root)) });
  await writePieces(resolve(file), [`${JSON.stringify(log, null, 2)}\n`]);
}

const examples = `
What \`banyan evidence\` gathered is used where it is there: it says how often, and how long. A finding is known by its
rule, function, subject and the text of the call, not by its line.
A comment takes findings out, on its line, or in the statement, method or class below it; it has to say why:
  // banyan-ignore n-plus-one: rows are at most three
  // banyan-ignore-file unbounded-read: a script for operators
banyan.yaml can weigh rules, leave out folders, and say what a managed database takes:
  hotspots: { severity: { n-plus-one: high, missing-index: off }, ignore: [src/legacy, "src/**/*.seed.ts"],
              databases: { main: { server: postgres, maxConnections: 400, instances: 8 } } }

Examples:
  banyan hotspots apps/api
  banyan hotspots apps/api --route /photos --severity medium
  banyan hotspots apps/api --family queries --harmless --limit 0
  banyan hotspots rules n-plus-one                       why, example, fix, known limits
  banyan hotspots apps/api --fail-on high                in CI
  banyan hotspots apps/api --baseline banyan.hotspots.json --update-baseline
                                                         begin with what is there; later: what is gone stays gone
  banyan hotspots apps/api --baseline banyan.hotspots.json --sarif banyan.sarif
                                                         in CI: fail on what is new
  banyan hotspots apps/api --markdown > comment.md       for a pull request
  banyan hotspots apps/api --json | jq '.findings[] | {severity, file, line, title}'
  banyan hotspots apps/api --json | jq '. as $all | .findings[0].entryPoints[] | [$all.steps[.chain[]].text]'
                                                         the calls from each route (chains are numbers into steps)

Exit codes: 0 nothing that was asked to fail on · 1 such findings, or another fault · 2 wrong usage
            70 a defect of banyan`;

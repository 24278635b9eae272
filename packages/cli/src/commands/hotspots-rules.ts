/** `banyan hotspots rules`: what there is to be found, and what each rule means. */
import type { DescribedRule } from '@banyan/hotspots';
import { BanyanError } from '@banyan/model';
import { Command } from 'commander';
import { readRulePage } from '../hotspots/rule-pages';
import { formatTable } from '../print/table';

/** Builds the command. */
export function hotspotsRulesCommand(): Command {
  return new Command('rules')
    .description('List the rules, or print the page of one: why, example, fix, known limits.')
    .argument('[name]', 'a rule, e.g. n-plus-one')
    .option('--json', 'print the list as JSON')
    .action(runRules);
}

async function runRules(name: string | undefined, { json }: { readonly json?: boolean }): Promise<void> {
  const { describedRules } = await import('@banyan/hotspots');
  if (name !== undefined) return void process.stdout.write(await pageOf(name, describedRules));
  const text = json ? JSON.stringify(describedRules) : formatRules(describedRules);
  process.stdout.write(`${text}\n`);
}

/** @throws BanyanError `CLI_RULE_UNKNOWN` */
async function pageOf(name: string, rules: readonly DescribedRule[]): Promise<string> {
  const rule = rules.find((one) => one.name === name);
  if (rule) return (await readRulePage(name)) ?? `${name}: ${rule.describes}\n`;
  throw new BanyanError(
    'CLI_RULE_UNKNOWN',
    `There is no rule called ${name}.`,
    `Rules are ${rules.map((one) => one.name).join(', ')}.`,
  );
}

function formatRules(rules: readonly DescribedRule[]): string {
  return formatTable([
    ['rule', 'family', 'what it finds'],
    ...rules.map(({ name, family, describes }) => [name, family, describes]),
  ]);
}

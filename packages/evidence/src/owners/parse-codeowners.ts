/** The text of a CODEOWNERS file → its rules. GitHub's, GitLab's and Bitbucket's dialects are one file format. */
import type { EvidenceProblem } from '@banyan/model';
import { ruleUnreadable } from '../errors';

/** One line that says who owns what. */
export interface OwnerRule {
  readonly pattern: string;
  /** Nobody, when empty: a later rule without owners takes them back. */
  readonly owners: readonly string[];
  readonly line: number;
  /** Rules of one section compete, those of several sections add up. Files without sections have one. */
  readonly section: string;
}

/** Rules in the order of the file. */
export interface OwnerRules {
  readonly rules: readonly OwnerRule[];
  readonly problems: readonly EvidenceProblem[];
}

/** GitLab: `[Docs]`, `^[Docs][2] @writers`: a name, whether it is optional, approvals, owners where a rule names none. */
const sectionHead = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/** Bitbucket: `@@@Writers @ann @ben` says who is in `@@Writers`. */
const groupDefinition = /^@@@(\S+)\s+(.*)$/;

/** Bitbucket's settings stand in the same file. */
const setting = /^CODEOWNERS\.\S+\s/;

/** Lines that cannot be read are told and left out; the others count. */
export function parseCodeowners(text: string): OwnerRules {
  const rules: OwnerRule[] = [];
  const problems: EvidenceProblem[] = [];
  const addresses = new Map<string, string>();
  let section = { name: '', owners: [] as readonly string[] };
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = withoutComment(raw);
    if (line === '' || groupDefinition.test(line) || setting.test(line)) return;
    const head = sectionHead.exec(line);
    if (head)
      return void (section = { name: head[1]!.toLowerCase(), owners: ownersOf(words(head[2] ?? ''), addresses) });
    const [pattern = '', ...rest] = words(line);
    const owners = ownersOf(rest, addresses);
    const unread = rest.find((word) => !isOwner(word));
    if (unread !== undefined)
      problems.push(ruleUnreadable(at + 1, `"${withoutAddress(unread)}" is no owner: neither @name nor an address`));
    rules.push({ pattern, owners: owners.length > 0 ? owners : section.owners, line: at + 1, section: section.name });
  });
  return { rules, problems };
}

/** A comment begins the line or follows a space; `\#` is a character of the pattern. */
function withoutComment(line: string): string {
  return line.replace(/(^|\s)#.*$/, '').trim();
}

/** Parted by spaces; `\ ` is a space within a pattern. */
function words(line: string): string[] {
  return (line.match(/(?:\\.|[^\s\\])+/g) ?? []) as string[];
}

function ownersOf(found: readonly string[], addresses: Map<string, string>): string[] {
  return found.filter(isOwner).map((owner) => (isAddress(owner) ? numberOf(owner, addresses) : owner));
}

function isOwner(word: string): boolean {
  return /^@{1,2}[^@\s]+$/.test(word) || isAddress(word);
}

function isAddress(word: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(word);
}

/** An address is not needed to say that two modules have the same owner. */
function numberOf(address: string, addresses: Map<string, string>): string {
  const known = addresses.get(address.toLowerCase()) ?? `address-${addresses.size + 1}`;
  addresses.set(address.toLowerCase(), known);
  return known;
}

function withoutAddress(word: string): string {
  return word.replace(/\S+@\S+/, '(address)');
}

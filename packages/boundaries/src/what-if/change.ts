/** Changes of a proposal, in words: `move src/orders to billing`. */
import { BanyanError } from '@banyan/model';

/** One change. */
export type Change =
  | { readonly kind: 'move'; readonly what: string; readonly to: string; readonly isNew: boolean }
  | { readonly kind: 'merge'; readonly from: string; readonly to: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

const name = '[a-z0-9]+(?:-[a-z0-9]+)*';
const move = new RegExp(`^move\\s+(.+?)\\s+to\\s+(new\\s+)?(${name})$`);
const other = new RegExp(`^(merge|rename)\\s+(${name})\\s+(into|to)\\s+(${name})$`);

/** @throws BanyanError `BOUNDARIES_BAD_CHANGE` */
export function parseChange(text: string): Change {
  const moved = move.exec(text.trim());
  if (moved) return { kind: 'move', what: moved[1]!, to: moved[3]!, isNew: moved[2] !== undefined };
  const [, kind, from, word, to] = other.exec(text.trim()) ?? [];
  if (kind === 'merge' && word === 'into') return { kind, from: from!, to: to! };
  if (kind === 'rename' && word === 'to') return { kind, from: from!, to: to! };
  throw new BanyanError(
    'BOUNDARIES_BAD_CHANGE',
    `"${text}" is no change that is known.`,
    'Say "move <file, folder, glob, class or entity:Name> to <context>", "… to new <name>", "merge <context> into <context>" or "rename <context> to <name>"; names are lower case with dashes.',
  );
}

/** A number on the command line. */
import { BanyanError } from '@banyan/model';

/** A whole number from 0. @throws BanyanError `CLI_BAD_COUNT` */
export function toCount(flag: string, text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new BanyanError('CLI_BAD_COUNT', `${flag} ${text} is not a number of findings.`, 'Give a whole number from 0.');
}

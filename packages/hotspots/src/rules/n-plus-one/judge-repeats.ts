/** Repetitions around a query → the one that makes it an N+1, or why there is none. */
import type { DataAccessFact, RepeatFact } from '@banyan/model';

/** Up to so many turns that are written in the code, nobody gains by putting them together. */
export const fewest = 5;

/** Why a repeated query does no harm: a stable word, and a sentence. */
export interface Excuse {
  readonly reason:
    | 'batched'
    | 'cached'
    | 'paged'
    | 'chunked'
    | 'attempts'
    | 'constant-count'
    | 'ordered'
    | 'offline'
    | 'single';
  readonly text: string;
}

/** What repetitions come to. */
export interface Judgement {
  /** Those that ask once per element, innermost first; more than one multiply. */
  readonly harmful: readonly RepeatFact[];
  /** Why the innermost one is none, where there is no harmful one. */
  readonly excuse?: Excuse;
}

/** How a query is asked by what is below a repetition. */
export interface Asked {
  readonly access: DataAccessFact;
  /** Whether the data layer puts together what is asked at the same time, all the way down. */
  readonly together: boolean;
  /** Whether the answer is kept somewhere on the way. */
  readonly kept: boolean;
}

/** @param repeats innermost first */
export function judgeRepeats(repeats: readonly RepeatFact[], asked: Asked): Judgement {
  const excuses = repeats.map((repeat) => excuseOf(repeat, asked));
  const harmful = repeats.filter((_, index) => !excuses[index]);
  const [excuse] = excuses;
  return { harmful, ...(harmful.length === 0 && excuse && { excuse }) };
}

function excuseOf(repeat: RepeatFact, { access, together, kept }: Asked): Excuse | undefined {
  if (kept) return { reason: 'cached', text: 'Its answer is kept under the key, so that each row is asked for once.' };
  if (together && repeat.sequential !== true && repeat.by !== 'recursion')
    return { reason: 'batched', text: `The data layer sends all \`${access.call}\` of one moment as one statement.` };
  if (access.locks === true) return { reason: 'ordered', text: 'It locks the rows one after the other, on purpose.' };
  switch (repeat.over) {
    case 'pages':
      return {
        reason: 'paged',
        text: 'Each turn asks for the next page: the number of statements is that of the pages.',
      };
    case 'chunks':
      return { reason: 'chunked', text: `Each turn handles a chunk of ${words(repeat, 'the list')}, not one element.` };
    case 'attempts':
      return { reason: 'attempts', text: 'It is tried again until it works, and not repeated for several elements.' };
    case 'constant':
      return constantExcuse(repeat);
    default:
      return undefined;
  }
}

function constantExcuse(repeat: RepeatFact): Excuse | undefined {
  if (repeat.size === undefined || repeat.size > fewest) return undefined;
  const text = `It is asked ${repeat.size} times, whatever the data: ${words(repeat, 'the list')} is written in the code.`;
  return { reason: 'constant-count', text };
}

function words({ text }: RepeatFact, otherwise: string): string {
  return text === '' ? otherwise : `\`${text}\``;
}

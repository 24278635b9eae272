/** What `banyan coupling --json` prints: the question and the answer. */
import type { CouplingView, LevelName } from '@banyan/boundaries';

/** The answer, with what it is about. */
export interface CouplingAnswer extends CouplingView {
  readonly project: string;
  readonly level: LevelName;
}

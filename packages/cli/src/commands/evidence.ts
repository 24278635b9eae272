/** `banyan evidence`: what the code alone does not show, gathered into one document. */
import { Command } from 'commander';
import { evidenceAddCommand } from './evidence-add';
import { evidenceGitCommand } from './evidence-git';
import { evidenceRecordCommand } from './evidence-record';

/** Builds the command. */
export function evidenceCommand(): Command {
  return new Command('evidence')
    .description(
      'Gather what the code alone does not show: what ran, what changed together, by how many people, who owns it.',
    )
    .addCommand(evidenceAddCommand().exitOverride())
    .addCommand(evidenceGitCommand().exitOverride())
    .addCommand(evidenceRecordCommand().exitOverride());
}

/** Where `banyan analyze`, `evidence`, `propose`, `plan` and `hotspots` leave their documents. */

/** Folder of the documents, below the analysed root unless another one is asked for. */
export const documentFolder = '.banyan';

/** File of each document within that folder. */
export const documentFiles = {
  'code-facts': 'facts.json',
  'runtime-evidence': 'evidence.json',
  'boundary-proposal': 'proposal.json',
  'migration-plan': 'plan.json',
  'finding-report': 'hotspots.json',
} as const;

/** What the team has decided, at the analysed root. */
export const configFile = 'banyan.yaml';

/** The boundaries that are a rule, at the analysed root. */
export const baselineFile = 'banyan.boundaries.json';

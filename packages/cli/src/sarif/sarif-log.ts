/** The frame of a SARIF 2.1.0 log (OASIS Standard, March 2020). */

/** What the log is about. */
export interface SarifOptions {
  readonly version: string;
  /** The analysed root below the repository, '' when they are the same: results name files of the repository. */
  readonly folder: string;
}

/** One run of banyan. @param parts rules, results, and what else the run says of itself */
export function toSarifLog<R, S, T extends object>(
  version: string,
  { rules, results, ...more }: { readonly rules: readonly R[]; readonly results: readonly S[] } & T,
) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'banyan', version, semanticVersion: version, rules } },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        ...more,
        results,
      },
    ],
  };
}

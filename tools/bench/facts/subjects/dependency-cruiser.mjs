/** The import graph of some folders, by dependency-cruiser. Prints what was found. */
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { join } from 'node:path';

const [root, tsconfig, ...source] = process.argv.slice(2);
const fileName = join(root, tsconfig);

process.chdir(root);
const { output } = await cruise(
  source,
  {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName },
  },
  { extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'] },
  { tsConfig: extractTSConfig(fileName) },
);
process.stdout.write(`${output.modules.length} modules, ${output.summary.totalDependenciesCruised} dependencies`);

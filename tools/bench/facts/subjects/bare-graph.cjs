/** The least that an import graph costs with the same parts: oxc-parser's list of imports, oxc-resolver's answers, no more. */
const { readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { parseSync } = require('oxc-parser');
const { ResolverFactory } = require('oxc-resolver');

const [root, tsconfig, ...source] = process.argv.slice(2);
const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const resolver = new ResolverFactory({
  extensions: [...endings, '.json', '.d.ts'],
  conditionNames: ['import', 'require', 'node', 'default', 'types'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
  tsconfig: { configFile: join(root, tsconfig) },
});

let edges = 0;
const files = source.flatMap((folder) => list(join(root, folder)));
for (const file of files) {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const wanted = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  for (const specifier of new Set(wanted)) if (resolver.sync(dirname(file), specifier).path) edges += 1;
}
process.stdout.write(`${files.length} files, ${edges} edges`);

/** @param {string} folder */
function list(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : list(path);
    return endings.some((ending) => path.endsWith(ending)) && !/\.d\.[cm]?ts$/.test(path) ? [path] : [];
  });
}

/** madge over some folders, told what it does not find by itself. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('jsonc-parser');
const madge = require('madge');

/**
 * @param {string} root
 * @param {string | undefined} tsconfig below the root; without one there are no aliases to know
 * @param {readonly string[]} source folders below the root
 */
exports.runMadge = (root, tsconfig, source) => {
  const { compilerOptions = {} } = tsconfig ? parse(readFileSync(join(root, tsconfig), 'utf8')) : {};
  return madge(
    source.map((folder) => join(root, folder)),
    {
      baseDir: root,
      fileExtensions: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
      // madge follows `paths` only when there is a baseUrl.
      tsConfig: { compilerOptions: { ...compilerOptions, baseUrl: compilerOptions.baseUrl ?? root } },
      detectiveOptions: { ts: { mixedImports: true }, tsx: { mixedImports: true } },
    },
  );
};

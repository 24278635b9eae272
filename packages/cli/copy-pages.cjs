/** Puts the rules' pages into the package, so that `banyan hotspots rules NAME` and SARIF have them wherever it is installed. */
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, 'rules');
rmSync(folder, { recursive: true, force: true });
cpSync(join(__dirname, '..', '..', 'docs', 'rules'), folder, { recursive: true });

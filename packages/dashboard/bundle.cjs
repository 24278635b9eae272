/** Bundles the page into one script and one style sheet, so that a report needs nothing but itself. */
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { buildSync } = require('esbuild');

const folder = join(__dirname, 'bundle');
const { outputFiles, metafile } = buildSync({
  entryPoints: [join(__dirname, 'src', 'page', 'main.tsx'), join(__dirname, 'src', 'page', 'page.css')],
  outdir: folder,
  entryNames: 'page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'ascii',
  absWorkingDir: __dirname,
  metafile: true,
  write: false,
  logLevel: 'warning',
});

mkdirSync(folder, { recursive: true });
for (const { path, text } of outputFiles) {
  writeFileSync(join(folder, basename(path)), path.endsWith('.js') ? `${text}${licenceOf(metafile)}` : text);
}

/** What is bundled comes with its licence: who holds the rights, and the text that all of it shares. */
function licenceOf({ inputs }) {
  const packages = new Map(
    Object.keys(inputs)
      .map((file) => /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file))
      .filter(Boolean)
      .map(([, path, name]) => [name, join(__dirname, path)]),
  );
  const texts = [...packages].sort().map(([name, path]) => [name, readLicence(name, path)]);
  const holders = texts.map(([name, text]) => `${name}: ${/^ *copyright .*$/im.exec(text)[0].trim()}`);
  const [, shared] = texts.find(([name]) => name === 'preact');
  const permission = shared.slice(shared.indexOf('Permission is hereby granted')).trim();
  return `/*! In this script, under the MIT licence:\n${escapeToAscii(holders.join('\n'))}\n\n${permission}\n*/\n`;
}

function readLicence(name, path) {
  const { license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  if (license !== 'MIT') throw new Error(`${name} is under ${license}: look what that asks for before it is bundled`);
  const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
  return readFileSync(join(path, file), 'utf8');
}

function escapeToAscii(text) {
  return text.normalize('NFD').replace(/[^\n -~]/g, '');
}

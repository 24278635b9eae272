/** Bundles the page into one script and one style sheet, so that a report needs nothing but itself. */
const { join } = require('node:path');
const { buildSync } = require('esbuild');

buildSync({
  entryPoints: [join(__dirname, 'src', 'page', 'main.tsx'), join(__dirname, 'src', 'page', 'page.css')],
  outdir: join(__dirname, 'bundle'),
  entryNames: 'page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'ascii',
  // Licences of what is bundled stay with it.
  legalComments: 'eof',
  logLevel: 'warning',
});

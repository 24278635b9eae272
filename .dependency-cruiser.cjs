/** The import rules of the house, read from the drawing in ARCHITECTURE.md: the picture is the rule. */
const { readDrawing } = require('./tools/architecture/read-drawing.cjs');

const { imports, libraries } = readDrawing();
const wings = Object.keys(imports);

const wingRules = wings.map((wing) => ({
  name: `${wing}-imports-only-what-is-drawn`,
  comment: `ARCHITECTURE.md draws ${wing} → ${imports[wing].join(' ') || 'nothing'}. A document is the only other wire between wings; draw a new arrow only with a decision record.`,
  severity: 'error',
  from: { path: `^packages/${wing}/` },
  to: {
    path: `^packages/(${wings.filter((other) => other !== wing && !imports[wing].includes(other)).join('|') || '$.'})/`,
  },
}));

const libraryRules = Object.entries(libraries).map(([library, owners]) => ({
  name: `${library}-belongs-to-${owners.join('-and-')}`,
  comment: `One wing owns a library, so that it can be replaced in one place: ${library} belongs to ${owners.join(', ')}.`,
  severity: 'error',
  from: { path: '^packages/', pathNot: `^packages/(${owners.join('|')})/` },
  to: { path: `node_modules/${library}(/|$)` },
}));

module.exports = {
  forbidden: [
    ...wingRules,
    ...libraryRules,
    {
      name: 'no-deep-path-into-a-wing',
      comment:
        'A wing is entered by its index only, or by a second door that its package.json names (docs/decisions/0038); what is inside may move without notice.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/',
        pathNot: [
          '^packages/$1/',
          '^packages/[^/]+/src/index\\.ts$',
          '^packages/[^/]+/dist/index\\.(js|d\\.ts)$',
          '^packages/(boundaries/src/what-if|facts/src/process)\\.ts$',
        ],
      },
    },
    {
      name: 'no-cycle',
      comment: 'Arrows point downward; a circle has no bottom to start reading from.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-wings-touch-no-disk-and-no-network',
      comment:
        'boundaries, hotspots and routing are pure: the same documents in, the same documents out, testable with literals.',
      severity: 'error',
      from: { path: '^packages/(boundaries|hotspots|routing)/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|assert)$' },
    },
    {
      name: 'the-page-imports-nothing-of-node',
      comment:
        'src/page runs in a browser: what it needs of a file is in the report, what it needs of Node is not there.',
      severity: 'error',
      from: { path: '^packages/dashboard/src/page/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-does-not-import-tests-tools-or-examples',
      comment: 'What is published must run without what is not.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.(spec|fixture)\\.ts$|jest\\.config' },
      to: { path: '^(tools|examples)/|\\.(spec|fixture)\\.ts$' },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere is a crash that waits.',
      severity: 'error',
      from: { pathNot: '^packages/[^/]+/(dist|templates)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out-tsc|templates|\\.banyan|dashboard/bundle)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@banyan/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};

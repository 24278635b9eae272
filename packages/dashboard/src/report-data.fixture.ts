/** A small report with every kind of thing in it, and names that try to be markup. */
import type { BoundaryProposal, CodeFacts, MigrationPlan } from '@banyan/model';
import type { ReportData } from './data/report-data';

/** A file name that would end the element it is put in. */
export const hostileName = 'src/orders/</script><img src=x onerror=alert(1)>.ts';

const metrics = {
  contexts: 2,
  members: 3,
  completeness: 0.75,
  modularity: 0.41,
  cutShare: 0.1,
  price: 9,
  stability: 0.9,
};

export const proposal: BoundaryProposal = {
  schema: 'banyan/boundary-proposal@1',
  project: '<b>shop</b>',
  detection: { algorithm: 'louvain', seed: 1, resolution: 1 },
  contexts: [
    {
      name: 'images',
      members: [
        { module: 'src/images/image.service.ts', reasons: [], stability: 1 },
        { module: 'src/images/blur.ts', reasons: [] },
      ],
      entities: ['Image'],
      endpoints: [],
      scalePressure: { score: 9, reasons: [] },
    },
    {
      name: 'orders',
      members: [{ module: hostileName, reasons: [] }],
      entities: [],
      endpoints: [],
      scalePressure: { score: 1, reasons: [] },
    },
  ],
  shared: [{ module: 'src/log.ts', treatment: 'library', reason: 'used by both', usedBy: ['images', 'orders'] }],
  seams: [
    {
      from: 'orders',
      to: 'images',
      price: 6,
      crossings: [
        {
          kind: 'table-write',
          file: hostileName,
          line: 7,
          text: 'writes Image',
          target: { file: 'src/images/blur.ts', line: 3 },
          price: 5,
          pattern: 'owner-api',
        },
        { kind: 'import', file: hostileName, line: 1, text: 'imports', price: 1, pattern: 'contract' },
      ],
    },
    {
      from: 'images',
      to: 'orders',
      price: 3,
      crossings: [{ kind: 'call', file: 'src/images/blur.ts', line: 9, text: 'calls', price: 3, pattern: 'grpc-call' }],
    },
  ],
  metrics,
};

export const plan: MigrationPlan = { schema: 'banyan/migration-plan@1', project: 'shop', steps: [] };

const access = { function: 'f', call: 'images.save', via: 'repository' } as const;

export const facts: CodeFacts = {
  schema: 'banyan/code-facts@1',
  project: { name: 'shop', source: ['src'], tests: false, frameworks: [] },
  modules: [
    { path: 'src/images/blur.ts', lines: 40, hash: 'a', test: false },
    { path: hostileName, lines: 12, hash: 'b', test: false },
  ],
  imports: [
    {
      file: hostileName,
      line: 2,
      specifier: '../images/blur',
      kind: 'type-only',
      resolution: 'internal',
      to: 'src/images/blur.ts',
      names: [],
    },
    {
      file: hostileName,
      line: 1,
      specifier: '../images/blur',
      kind: 'value',
      resolution: 'internal',
      to: 'src/images/blur.ts',
      names: [],
    },
    { file: hostileName, line: 3, specifier: 'express', kind: 'value', resolution: 'external', names: [] },
    {
      file: 'src/images/blur.ts',
      line: 1,
      specifier: './x',
      kind: 'import-type',
      resolution: 'internal',
      to: 'src/x.ts',
      names: [],
    },
  ],
  cycles: [],
  classes: [],
  functions: [],
  nestModules: [],
  injections: [],
  endpoints: [],
  emissions: [],
  entities: [
    {
      name: 'Image',
      table: 'images',
      tableNamed: true,
      layer: 'typeorm',
      file: 'src/images/blur.ts',
      line: 3,
      columns: [],
      relations: [],
      indexes: [],
    },
    {
      name: 'Audit',
      table: 'audits',
      tableNamed: true,
      layer: 'typeorm',
      file: 'src/log.ts',
      line: 1,
      columns: [],
      relations: [],
      indexes: [],
    },
  ],
  accesses: [
    { ...access, file: hostileName, line: 7, entity: 'Image', operation: 'write' },
    { ...access, file: 'src/images/blur.ts', line: 8, entity: 'Image', operation: 'read' },
    { ...access, file: 'src/images/blur.ts', line: 9, entity: 'Image', operation: 'read' },
    { ...access, file: 'src/log.ts', line: 2, entity: 'Image', operation: 'read' },
  ],
  transactions: [],
  processState: [{ kind: 'collection', name: 'Blur.cache', owner: 'Blur', file: 'src/images/blur.ts', line: 30 }],
  heavyWork: [{ kind: 'cpu-loop', what: 'pixel loop', function: 'blur', file: 'src/images/blur.ts', line: 4 }],
  coverage: { calls: 0, own: 0, outside: 0, checked: 0, unknown: 0 },
  problems: [],
};

/** A report of a proposal alone. */
export const dataOfProposal: ReportData = { proposal, settings: {} };

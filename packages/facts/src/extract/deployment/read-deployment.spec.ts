/** What files beside the code say about instances and servers. */
import { factsOf, type Tree } from '../../project.fixture';

async function read(tree: Tree) {
  return factsOf({ 'a.ts': 'export const a = 1;', ...tree });
}

async function deployment(tree: Tree): Promise<string[]> {
  const { deployment: facts = [] } = await read(tree);
  return facts.map(({ kind, name, value, file, line }) => `${kind} ${name} ${value ?? '-'} ${file}:${line}`);
}

test('Compose: replicas, the limit of the server, a pooler, numbers of pools and no secret', async () => {
  const text = `services:
  api:
    build: .
    environment:
      DATABASE_URL: postgres://user:secret@db/shop?connection_limit=7
      DATABASE_POOL_SIZE: \${POOL:-12}
      API_KEY: '123456'
    deploy:
      replicas: 4
  worker: { build: ., scale: 2, depends_on: [db] }
  site: { build: ./site }
  migrate: { build: ., depends_on: [db] }
  cache: { image: redis:7 }
  bouncer: { image: edoburu/pgbouncer }
  db:
    image: postgres:16
    command: postgres -c max_connections=200
`;
  const found = await deployment({ 'docker-compose.yml': text });
  expect(found).toEqual([
    'connection-limit DATABASE_URL 7 docker-compose.yml:3',
    'variable DATABASE_POOL_SIZE 12 docker-compose.yml:3',
    'instances api 4 docker-compose.yml:9',
    'instances worker 2 docker-compose.yml:10',
    'pooler bouncer - docker-compose.yml:14',
    'server db 200 docker-compose.yml:17',
  ]);
  expect(JSON.stringify(await read({ 'docker-compose.yml': text }))).not.toMatch(/secret|123456/);
});

test('Kubernetes: an autoscaler raises the replicas, overlays say the same workload again', async () => {
  const workload = (replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: ${replicas}
  template: { spec: { containers: [{ name: api, image: shop, envFrom: [{ secretRef: { name: db } }] }] } }
`;
  const scaler = `kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { name: api }
  maxReplicas: 12
`;
  const site = workload(9).replaceAll('api', 'site').replace(', envFrom: [{ secretRef: { name: db } }]', '');
  const k8s = { 'base.yaml': `${workload(2)}---\n${site}`, overlays: { 'prod.yaml': workload(6) } };
  expect(await deployment({ k8s })).toEqual(['instances api 6 k8s/overlays/prod.yaml:5']);
  expect(await deployment({ k8s: { ...k8s, 'hpa.yaml': scaler } })).toEqual(['instances api 12 k8s/hpa.yaml:5']);
});

test('Helm, PM2, scripts, Prisma and examples of the environment', async () => {
  expect(
    await deployment({
      chart: { 'values.yaml': 'replicaCount: 2\nautoscaling:\n  enabled: true\n  maxReplicas: 8\n' },
      'ecosystem.config.js': `module.exports = { apps: [{ name: 'api', instances: 'max' },\n { name: 'jobs', instances: 3 }] };`,
      'package.json': `{\n"scripts": { "start": "pm2-runtime start main.js -i 5" }}`,
      'schema.prisma': 'datasource db {\n provider = "postgresql"\n url = env("DATABASE_URL")\n}\n',
      '.env.example': 'PORT=3000\nDB_POOL_MAX=25\n',
    }),
  ).toEqual([
    'variable DB_POOL_MAX 25 .env.example:2',
    'instances chart 8 chart/values.yaml:4',
    'instances api - ecosystem.config.js:1',
    'instances jobs 3 ecosystem.config.js:2',
    'instances pm2 5 package.json:2',
    'server db - schema.prisma:1',
  ]);
});

test('broken, huge and foreign files are problems or silent, never a crash', async () => {
  const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
  const { deployment: facts, problems } = await read({
    'docker-compose.yml': 'services:\n  api: [\n',
    'docker-compose.big.yml': `# ${'x'.repeat(1024 * 1024)}`,
    'compose.bomb.yml': bomb,
    'compose.list.yml': '- 1\n- 2\n',
    'compose.odd.yml': 'services: { api: 3, db: { image: 7, command: { a: 1 }, deploy: [] } }\n',
    chart: { 'values.yaml': 'replicaCount: {{ .Values.x }}\n' },
    'ecosystem.config.js': 'module.exports = {',
  });
  expect(facts).toBeUndefined();
  expect(problems.filter(({ code }) => code === 'FACTS_DEPLOYMENT_UNREADABLE').map(({ file }) => file)).toEqual([
    'compose.bomb.yml',
    'docker-compose.big.yml',
    'docker-compose.yml',
  ]);
});

test('processes that the code forks', async () => {
  const source = `import cluster from 'node:cluster'; import os from 'node:os';
    export function start() { for (let i = 0; i < os.cpus().length; i++) cluster.fork(); }
    export function restart() { cluster.fork(); }`;
  expect(await deployment({ 'a.ts': source })).toEqual(['instances cluster.fork - a.ts:2']);
  expect(await deployment({ 'a.ts': source.replace('os.cpus().length', '3') })).toEqual([
    'instances cluster.fork 3 a.ts:2',
  ]);
});

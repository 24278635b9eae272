/** `npm run seed`: fills the database of DATABASE_URL with demo rows, once. */
import { seed } from './seed';

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to the database to fill.');
  const size = process.argv.includes('--small') ? 'small' : 'full';
  const report = await seed(url, { size, uploadDir: process.env.UPLOAD_DIR ?? './uploads' });
  const done = report.seeded
    ? `wrote ${report.rows} rows in ${report.seconds.toFixed(1)} s`
    : 'the database holds rows already';
  process.stdout.write(`${done}; sign in as ${report.signIn}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

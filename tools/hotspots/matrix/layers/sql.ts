/** How code of raw SQL over a pool of pg is written. */
import type { Layer } from '../layer';

export const sql: Layer = {
  name: 'sql',
  table: 'books',
  files: {
    'src/pool.ts': `import { Pool } from 'pg';
export const pool = new Pool();
`,
  },
  imports: `import { pool } from '../pool';`,
  calls: {
    read: (key) => `pool.query('SELECT * FROM books WHERE id = $1', [${key}])`,
    write: (key) => `pool.query('UPDATE books SET title = $1 WHERE id = $2', ['x', ${key}])`,
    in: (keys) => `pool.query('SELECT * FROM books WHERE id = ANY($1)', [${keys}])`,
    page: (page) => `pool.query('SELECT * FROM books ORDER BY id LIMIT 100 OFFSET $1', [Number(${page}) * 100])`,
    lock: (key) => `pool.query('SELECT * FROM books WHERE id = $1 FOR UPDATE', [${key}])`,
  },
};

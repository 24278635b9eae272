/** Ways to read after a write, which a replica must not answer, and as many that only look so. */

export interface ReplicaCell {
  readonly name: string;
  /** What `POST /photos` does with its body; `photos` and `notes` are repositories, `db` is the data source. */
  readonly handler: string;
  /** Other functions beside it. */
  readonly more?: string;
  /** Whether the route must stay on the primary. */
  readonly stays: boolean;
}

export const cells: readonly ReplicaCell[] = [
  stays('writes, then reads', 'await photos.save(body);\nreturn photos.find();'),
  stays(
    'writes, then reads one call away',
    'await photos.save(body); return again();',
    'const again = () => photos.find();',
  ),
  stays(
    'writes one call away, then reads two calls away',
    'await put(body);\nreturn first();',
    'const put = (body: any) => photos.insert(body);\nconst first = () => second(); const second = () => photos.findOneBy({ id: 1 });',
  ),
  stays('writes and reads in a loop', 'for (const one of body) { await photos.save(one); }\nreturn photos.find();'),
  stays(
    'reads in a transaction',
    'return db.transaction(async (em) => { const all = await em.getRepository(Photo).find();\n await em.getRepository(Photo).save(body); return all; });',
  ),
  stays(
    'reads with a lock',
    `return photos.createQueryBuilder('p').setLock('pessimistic_write').where('p.id = :id', { id: body.id }).getOne();`,
  ),
  goes('reads, then writes', 'const all = await photos.find();\nawait photos.save(body); return all;'),
  goes(
    'reads one call away, then writes',
    'const all = await again();\nawait photos.save(body); return all;',
    'const again = () => photos.find();',
  ),
  goes('writes, then reads another table', 'await photos.save(body);\nreturn notes.find();'),
  goes('writes, and reads only after a fault', 'try { await photos.save(body); } catch { return photos.find(); }'),
  goes('gives back what the write gave', 'return photos.save(body);'),
  goes('only reads', 'return photos.find();'),
];

/** The application around a handler; `GET /notes` and two more only read. */
export function sourceOf({ handler, more = '' }: ReplicaCell): string {
  return `import express from 'express'; import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('photos') export class Photo { @PrimaryGeneratedColumn() id: number; @Column() title: string; }
@Entity('notes') export class Note { @PrimaryGeneratedColumn() id: number; @Column() text: string; }
const db = new DataSource({ type: 'postgres' }); const photos = db.getRepository(Photo); const notes = db.getRepository(Note);
${more}
async function add(body: any) {
  ${handler.split('\n').join('\n  ')}
}
const app = express();
const post = async (q: any, r: any) => r.json(await add(q.body));
const note = async (q: any, r: any) => r.json(await notes.insert(q.body));
const list = async (q: any, r: any) => r.json(await notes.find());
app.post('/photos', post); app.post('/notes', note);
app.get('/notes', list); app.get('/reports/notes', list); app.get('/reports/more', list);
`;
}

function stays(name: string, handler: string, more?: string): ReplicaCell {
  return { name, handler, stays: true, ...(more !== undefined && { more }) };
}

function goes(name: string, handler: string, more?: string): ReplicaCell {
  return { name, handler, stays: false, ...(more !== undefined && { more }) };
}

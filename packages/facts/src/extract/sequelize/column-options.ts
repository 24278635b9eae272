/** What options of tables and columns say, wherever a model is declared. */
import type { IndexFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { decorator } from '../nest/decorated';

/** Whether `@AllowNull(false)` or `allowNull: false` is written; Sequelize allows null otherwise. */
export function forbidsNull(decorators: readonly DecoratorSketch[], options: Term | undefined): boolean {
  const allow = decorator(decorators, 'AllowNull');
  const written = allow?.args[0] ?? field(options, 'allowNull');
  return written?.kind === 'boolean' && !written.value;
}

/** `indexes: [{ fields: ['a', { name: 'b' }], unique: true }]` */
export function tableIndexes(options: Term | undefined, line: number): IndexFact[] {
  const list = field(options, 'indexes');
  if (list?.kind !== 'list') return [];
  return list.items.map((item) => {
    const columns = field(item, 'fields');
    const names = columns?.kind === 'list' ? columns.items.flatMap((entry) => columnNames(entry)) : [];
    return { columns: names, unique: isTrue(field(item, 'unique')), line, ...methodOf(item) };
  });
}

/** `using: 'gin'`, `type: 'FULLTEXT'` */
function methodOf(index: Term): Pick<IndexFact, 'method'> {
  const written = field(index, 'using') ?? field(index, 'type');
  const method = written?.kind === 'text' ? written.value.toLowerCase() : undefined;
  return method === undefined || /^(?:btree|unique)$/.test(method) ? {} : { method };
}

function columnNames(term: Term): string[] {
  if (term.kind === 'text') return [term.value];
  const name = field(term, 'name') ?? field(term, 'attribute');
  return name?.kind === 'text' ? [name.value] : [];
}

/** `DataTypes.STRING` → `STRING` */
export function typeName(text: string): string {
  return text.replace(/^(?:new )?(?:DataTypes?|Sequelize|DataType)\./, '').replace('(…)', '');
}

/** `belongsToMany(() => Tag, () => PostTag)`, `through: 'post_tags'`, `through: { model: PostTag }`: the model or the table. */
export function throughOf(term: Term | undefined, place: Place, project: Project): string | undefined {
  const through = term?.kind === 'record' ? field(term, 'through') : term;
  const written = field(through, 'model') ?? through;
  if (!written || written.kind === 'record') return undefined;
  return project.text(written, place) ?? classReference(written, place, project)?.name;
}

/** Tables as query builders are given them: `'users'`, `'users as u'`, `'auth.users u'`, `{ u: 'users' }`, `['users', 'teams']`. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { constructorTexts } from './constructor-text';
import { opened } from '../data/opened';

/** A list of records of names; whatever lies deeper (a value may even hold itself) names no table. */
const deepest = 2;

/** The tables that an argument names, without their aliases; empty for sub-queries and what is only known at run time. */
export function tableNames(term: Term | undefined, place: Place, project: Project, depth = 0): string[] {
  if (!term || depth > deepest) return [];
  const text = project.text(term, place);
  if (text !== undefined) return named(text);
  const handed = constructorTexts(term, place, project);
  if (handed.length > 0) return handed.flatMap(named);
  return opened(term, place, project).flatMap((one) => {
    switch (one.term.kind) {
      case 'record':
        return one.term.fields.flatMap(({ value }) => tableNames(value, one.place, project, depth + 1));
      case 'list':
        return one.term.items.flatMap((item) => tableNames(item, one.place, project, depth + 1));
      case 'template':
        return templateName(one.term.parts, one.place, project);
      default:
        return named(project.text(one.term, one.place) ?? '');
    }
  });
}

/** `` `${TABLE} as t` `` with a known table, `` `${schema}.users` `` */
function templateName(parts: readonly Term[], place: Place, project: Project): string[] {
  const known = parts.map((part) => project.text(part, place) ?? constructorTexts(part, place, project)[0] ?? '\0');
  const text = known.join('').replace(/^\0\./, '');
  return named(text).filter((name) => !name.includes('\0'));
}

function named(text: string): string[] {
  const match = /^"?([\w$]+(?:"?\."?[\w$-]+)*)"?(?:\s+(?:as\s+)?"?\w+"?)?$/i.exec(text.trim());
  return match?.[1] === undefined ? [] : [match[1].replace(/"/g, '')];
}

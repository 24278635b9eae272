/** PM2: `instances` of ecosystem files, which are read as data, and `pm2 start -i` in scripts of package.json. */
import type { DeploymentFact } from '@banyan/model';
import type { FileSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

export const ecosystemFile = /(?:^|\/)(?:ecosystem|pm2)(?:\.[\w-]+)*\.[cm]?js$/;

/** `module.exports = { apps: [{ name, instances }] }`, `export default { … }`. */
export function ecosystemFacts(sketch: FileSketch): DeploymentFact[] {
  const records = [
    ...sketch.writes.flatMap(({ value }) => value ?? []),
    ...[...(sketch.scopes[0]?.bindings.values() ?? [])].flatMap(({ init }) => init ?? []),
  ];
  return records.flatMap((term) => appsIn(term, sketch.path));
}

function appsIn(term: Term, file: string): DeploymentFact[] {
  const apps = term.kind === 'record' ? term.fields.find(({ key }) => key === 'apps')?.value : term;
  return apps?.kind === 'list' ? apps.items.flatMap((app) => appFact(app, file)) : [];
}

/** `'max'`, `0` and what is counted back from the processors is one for each of them. */
function appFact(app: Term, file: string): DeploymentFact[] {
  if (app.kind !== 'record') return [];
  const given = app.fields.find(({ key }) => key === 'instances');
  if (!given) return [];
  const name = app.fields.find(({ key }) => key === 'name')?.value;
  const value = counted(given.value);
  return [
    {
      ...{ kind: 'instances', name: name?.kind === 'text' ? name.value : 'app', by: 'pm2', file, line: given.line },
      ...(value !== undefined && { value }),
    },
  ];
}

function counted(term: Term): number | undefined {
  if (term.kind === 'number') return term.value > 0 ? term.value : undefined;
  if (term.kind === 'text') return /^[1-9]\d*$/.test(term.value) ? Number(term.value) : undefined;
  return term.kind === 'either' ? term.options.map(counted).find((value) => value !== undefined) : undefined;
}

/** `"start": "pm2-runtime start dist/main.js -i 4"`. */
export function scriptFacts(file: string, text: string): DeploymentFact[] {
  return text.split('\n').flatMap((line, index): DeploymentFact[] => {
    const wanted = /\bpm2(?:-runtime)?\b[^"]*\s(?:-i|--instances)[= ]+(max|-?\d+)/.exec(line)?.[1];
    if (wanted === undefined) return [];
    const value = /^[1-9]\d*$/.test(wanted) ? Number(wanted) : undefined;
    return [
      { kind: 'instances', name: 'pm2', by: 'pm2', file, line: index + 1, ...(value !== undefined && { value }) },
    ];
  });
}

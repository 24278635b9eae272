import { factsOf } from '../../project.fixture';

/** What `run` hands on to `q`, as `argument.property words`, and whether an option asks for it. */
async function handed(code: string): Promise<string[]> {
  const { functions } = await factsOf({
    'a.ts': `${code}\nexport async function q(...all: unknown[]) { return all; }`,
  });
  const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls.filter(({ to }) => to === 'a.ts#q') ?? [];
  return calls.flatMap(({ hands = [], optional }) => [
    ...hands.map(({ argument, property, given }) =>
      [argument, property && `.${property}`, ` ${given.parameter} ${given.words}`].join(''),
    ),
    ...(optional ? ['optional'] : []),
  ]);
}

describe('what a function is given and hands on', () => {
  it.each([
    ['async function run(ids: string[]) { await q(ids.filter(Boolean)); }', ['0 0 ids']],
    [
      'async function run(a: A, body: Body) { await q(a.b, { ids: body.ids ?? [] }); }',
      ['0 0 a.b', '1.ids 1 body.ids'],
    ],
    ['async function run({ ids }: Body) { const own = [...new Set(ids)]; await q(own); }', ['0 0 .ids']],
    [
      'async function run(body: Body) { const { ids } = body; const own = idsIn(ids); await q(own); }',
      ['0 0 body.ids'],
    ],
    ['async function run(id: string, at: number) { await q(id, at); }', []],
    ['async function run(ids: string[]) { const rows = await load(ids); await q(rows); }', []],
    ['async function run(ids: string[]) { await Promise.all(ids.map((id) => q(id))); }', []],
  ])('%s', async (code, told) => {
    expect(await handed(`export ${code}`)).toEqual(told);
  });

  it('a list that is gone over says by which parameter it is given', async () => {
    const { functions } = await factsOf({
      'a.ts':
        'async function q(id: string) {} export async function run(ids: string[]) { for (const id of ids) await q(id); }',
    });
    const [call] = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
    expect(call?.repeats?.[0]?.given).toEqual({ parameter: 0, words: 'ids' });
  });
});

describe('a call below an option', () => {
  it.each([
    ['if (options?.signed) await q();', ['optional']],
    ['if (options.team && options.signed) await q();', ['optional']],
    ['return withAuthors ? q() : undefined;', ['optional']],
    ['if (updateBalance === true) await q();', ['optional']],
    ['if (options.signed) log(); else await q();', []],
    ['if (!options.quick) await q();', []],
    ['return options.rows ?? (await q());', ['optional']],
    ['const { rows } = options; const all = rows || (await q());', ['optional']],
    ['let rows = options.rows; if (!rows) { rows = await q(); }', ['optional']],
    ['return this.rows ?? (await q());', ['optional']],
    ['const rows = (await load()) ?? (await q());', []],
    ['for (const each of options.list) each.owner ?? (await q());', []],
    ['options.list.map((each) => each.owner ?? q());', []],
    ['if (!options.rows) { log(); await q(); }', []],
    ['if (found.length > 0) await q();', []],
  ])('%s', async (body, told) => {
    const head = 'export async function run(options: any, withAuthors: boolean, updateBalance: boolean)';
    expect(await handed(`declare const found: string[]; ${head} { ${body} }`)).toEqual(told);
  });
});

/** Two ways to cut, side by side: which context became which, and what moved. */

/** A cut as far as members go. */
export interface Cut {
  readonly contexts: readonly { readonly name: string; readonly members: readonly string[] }[];
}

/** One context of the other cut against the one of the proposal it shares most files with. */
export interface ContextMatch {
  readonly name: string;
  readonly members: number;
  /** The context of the proposal that most of its files are in; absent when all of them are in none. */
  readonly like?: string;
  readonly kept: number;
  /** Files that are in another context of the proposal, or in none. */
  readonly came: readonly MovedFile[];
  /** Files of `like` that are not here. */
  readonly left: readonly MovedFile[];
}

/** A file with the context on the other side; absent when it is in none there. */
export interface MovedFile {
  readonly file: string;
  readonly context?: string;
}

/** Every context of `other`, in its order. */
export function compareCuts(proposal: Cut, other: Cut): ContextMatch[] {
  const before = contextOfFiles(proposal);
  const after = contextOfFiles(other);
  return other.contexts.map(({ name, members }) => {
    const like = mostOften(members.map((file) => before.get(file)));
    const came = members.filter((file) => before.get(file) !== like || like === undefined);
    const left = membersOf(proposal, like).filter((file) => after.get(file) !== name);
    return {
      name,
      members: members.length,
      ...(like !== undefined && { like }),
      kept: members.length - came.length,
      came: came.map((file) => moved(file, before.get(file))),
      left: left.map((file) => moved(file, after.get(file))),
    };
  });
}

function contextOfFiles({ contexts }: Cut): ReadonlyMap<string, string> {
  return new Map(contexts.flatMap(({ name, members }) => members.map((file) => [file, name] as const)));
}

function membersOf({ contexts }: Cut, name: string | undefined): readonly string[] {
  return contexts.find((context) => context.name === name)?.members ?? [];
}

/** Of equals the first in the alphabet. */
function mostOften(names: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1));
  return best?.[0];
}

function moved(file: string, context: string | undefined): MovedFile {
  return { file, ...(context !== undefined && { context }) };
}

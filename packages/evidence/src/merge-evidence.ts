/** New sections into a document that has others already. */
import type { RuntimeEvidence } from '@banyan/model';

/** The order of the sections in a document, so that the same evidence gives the same bytes. */
const order = ['changes', 'owners', 'traffic', 'statements', 'profile'] as const;

/** Sections that are given replace those of the same name, `undefined` takes one out; the others stay. */
export function mergeEvidence(
  before: RuntimeEvidence | undefined,
  sections: { readonly [name in (typeof order)[number]]?: RuntimeEvidence[name] | undefined },
): RuntimeEvidence {
  const all: Record<string, unknown> = { ...before, ...sections };
  const names = [...order, ...Object.keys(all).filter((name) => name !== 'schema' && !isListed(name))];
  const present = names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]] as const);
  return { schema: 'banyan/runtime-evidence@1', ...(Object.fromEntries(present) as Omit<RuntimeEvidence, 'schema'>) };
}

function isListed(name: string): boolean {
  return (order as readonly string[]).includes(name);
}

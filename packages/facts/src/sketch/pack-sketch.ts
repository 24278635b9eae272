/**
 * Sketches as text, to be sent or stored. JSON takes less than half the time of structured clone to make and to read
 * back (docs/decisions/0005); maps travel as lists of pairs.
 */
import type { FileSketch, InterfaceSketch, ScopeSketch } from './file-sketch';

/** A sketch without maps: what JSON can say. */
export type PackedSketch = Omit<FileSketch, 'scopes' | 'interfaces' | 'typeAliases'> & {
  readonly scopes: readonly (Omit<ScopeSketch, 'bindings'> & { readonly bindings: Pairs<ScopeSketch['bindings']> })[];
  readonly interfaces: readonly (Omit<InterfaceSketch, 'properties'> & {
    readonly properties: Pairs<InterfaceSketch['properties']>;
  })[];
  readonly typeAliases: Pairs<FileSketch['typeAliases']>;
};

type Pairs<M> = M extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;

/** @returns the same sketch in a form that survives `JSON.parse(JSON.stringify(…))` */
export function packSketch(sketch: FileSketch): PackedSketch {
  return {
    ...sketch,
    scopes: sketch.scopes.map((scope) => ({ ...scope, bindings: [...scope.bindings] })),
    interfaces: sketch.interfaces.map((entry) => ({ ...entry, properties: [...entry.properties] })),
    typeAliases: [...sketch.typeAliases],
  };
}

/** The sketch that was packed. */
export function unpackSketch(packed: PackedSketch): FileSketch {
  return {
    ...packed,
    scopes: packed.scopes.map((scope) => ({ ...scope, bindings: new Map(scope.bindings) })),
    interfaces: packed.interfaces.map((entry) => ({ ...entry, properties: new Map(entry.properties) })),
    typeAliases: new Map(packed.typeAliases),
  };
}

/** The same sketch in memory of its own: nothing in it is a window onto the text that it was made of. */
export function ownSketch(sketch: FileSketch): FileSketch {
  return unpackSketch(JSON.parse(JSON.stringify(packSketch(sketch))) as PackedSketch);
}

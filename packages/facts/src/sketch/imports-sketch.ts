/** ImportsSketch: of one file what its imports need, and no more. */
import type { ImportSketch } from './file-sketch';

export interface ImportsSketch {
  readonly path: string;
  readonly lines: number;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  readonly imports: readonly ImportSketch[];
}

/** The drawings of ARCHITECTURE.md. */
export function readDrawing(file?: string): {
  readonly imports: Readonly<Record<string, readonly string[]>>;
  readonly libraries: Readonly<Record<string, readonly string[]>>;
};

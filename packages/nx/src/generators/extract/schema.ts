/** Options of `nx g @banyan/nx:extract`; `schemas/extract.schema.json` describes them to people and to Nx Console. */
export interface ExtractGeneratorOptions {
  readonly context: string;
  readonly root?: string;
  readonly directory?: string;
  readonly allowDirty?: boolean;
}

/** What an entry of the catalogue says. */
import type { HeavyWorkCost, HeavyWorkEffect, HeavyWorkKind } from '@banyan/model';

/** Calls of some packages that keep somebody busy. */
export interface CatalogueEntry {
  /** Packages or core modules, separated by spaces. */
  readonly modules: string;
  /**
   * Dotted names below the module, as a regular expression over the whole name: empty for the module itself, `PNG.sync.read`,
   * `Workbook.xlsx.writeBuffer` for a method of an instance, `createCanvas().toBuffer` for one of what a call gives.
   */
  readonly names: string;
  readonly effect: HeavyWorkEffect;
  readonly cost: HeavyWorkCost;
  /** `cpu-library` when left out. */
  readonly kind?: HeavyWorkKind;
  /** What to do instead; a sentence. */
  readonly instead: string;
}

/** Entries about one kind of work. */
export interface CatalogueGroup {
  readonly name: string;
  readonly entries: readonly CatalogueEntry[];
}

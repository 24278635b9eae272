/** What the page is given: the documents as they are, and what it needs of the facts. */
import type { BoundaryProposal, Fix, MigrationPlan, ModulePath, Severity, SourceLocation } from '@banyan/model';

/** Everything a page shows. */
export interface ReportData {
  readonly proposal: BoundaryProposal;
  readonly plan?: MigrationPlan;
  /** Only where the facts were at hand. */
  readonly tables?: readonly TableUse[];
  readonly files?: readonly FileFacts[];
  /** Only where findings were at hand. */
  readonly hotspots?: HotspotData;
  readonly settings: PageSettings;
}

/** What the caller decides about the page. */
export interface PageSettings {
  /** The context that the page opens with, instead of the overview. */
  readonly context?: string;
  /** Links into an editor: the folder of the analysed project on the reader's machine. */
  readonly editor?: { readonly scheme: EditorScheme; readonly root: string };
}

/** Editors that take links to a file and line. */
export type EditorScheme = 'vscode' | 'vscodium' | 'cursor' | 'windsurf';

/** One table or collection, and who touches it. */
export interface TableUse extends SourceLocation {
  readonly entity: string;
  readonly table: string;
  readonly layer: string;
  /** The context that owns it; absent when none does. */
  readonly owner?: string;
  readonly uses: readonly TableCell[];
}

/** What one context does with one table. */
export interface TableCell {
  /** The context; absent for shared files and files outside of the proposal. */
  readonly context?: string;
  readonly reads: number;
  readonly writes: number;
  readonly accesses: readonly TableAccess[];
}

/** One place where a table is touched. */
export interface TableAccess extends SourceLocation {
  readonly operation: 'read' | 'write';
  readonly call: string;
}

/** What the facts say about one file, as far as the page shows it. */
export interface FileFacts {
  readonly path: ModulePath;
  readonly lines: number;
  /** Files of the project that it imports, each once, with the first line that does. */
  readonly imports: readonly { readonly to: ModulePath; readonly line: number; readonly types: boolean }[];
  /** State of the process that it holds, and work that keeps a core busy. */
  readonly notes: readonly { readonly line: number; readonly kind: string; readonly text: string }[];
}

/** What was found to hurt. */
export interface HotspotData {
  /** What the findings rest on, in words. */
  readonly from: string;
  /** The gravest first. */
  readonly findings: readonly HotspotFinding[];
  readonly harmless: readonly HarmlessPlace[];
}

/** One finding, in words. */
export interface HotspotFinding extends SourceLocation {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly score: number;
  readonly title: string;
  readonly subject: string;
  readonly function: string;
  readonly reasons: readonly string[];
  /** Entry points that lead here, all by name. */
  readonly entryPoints: readonly string[];
  /** The same with the calls that lead here, those that matter most. */
  readonly routes: readonly HotspotRoute[];
  /** How many entry points more there are. */
  readonly moreRoutes: number;
  readonly times?: HotspotPlace;
  readonly measured?: string;
  readonly related: readonly HotspotPlace[];
  readonly fix: Fix;
}

/** Entry points, e.g. `GET /photos, GET /photos/:id`, and the calls from them on. */
export interface HotspotRoute {
  readonly name: string;
  readonly steps: readonly HotspotPlace[];
}

/** A line, and what is there. */
export interface HotspotPlace extends SourceLocation {
  readonly text: string;
}

/** What was judged harmless, or was taken out by a comment. */
export interface HarmlessPlace extends HotspotPlace {
  readonly rule: string;
  readonly reason: string;
}

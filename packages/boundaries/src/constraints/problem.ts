/** Codes of what can be wrong with `banyan.yaml` beyond its schema. Stable: scripts may look for them. */
import type { Problem } from '@banyan/model';

/** Every problem of the rules on boundaries. */
export type ProjectConfigCode =
  | 'PROJECT_CONFIG_BAD_PATTERN'
  | 'PROJECT_CONFIG_CONTRADICTION'
  | 'PROJECT_CONFIG_DUPLICATE_CONTEXT'
  | 'PROJECT_CONFIG_IGNORED_MEMBER'
  | 'PROJECT_CONFIG_NO_MATCH'
  | 'PROJECT_CONFIG_OVERLAP'
  | 'PROJECT_CONFIG_SIZE'
  | 'PROJECT_CONFIG_UNKNOWN_OWNER';

/** One problem, its code checked by the compiler. */
export function problem(code: ProjectConfigCode, path: string, message: string): Problem {
  return { code, path, message };
}

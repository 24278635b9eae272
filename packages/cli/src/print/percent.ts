/** Shares for people. */

/** `0.824` → `82 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

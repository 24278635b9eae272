export interface QuotaLimits {
  storageBytes: number;
  filtersPerMonth: number;
}

/** What an account may use before it pays for more. */
export const FREE_LIMITS: QuotaLimits = {
  storageBytes: 100 * 1024 * 1024,
  filtersPerMonth: 50,
};

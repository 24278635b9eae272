export type SeedSize = 'full' | 'small';

export interface Scale {
  readonly accounts: number;
  readonly photos: number;
  readonly projects: number;
  /** How many of the projects belong to the busiest account. */
  readonly busiestProjects: number;
  readonly comments: number;
  readonly follows: number;
  readonly filterApplications: number;
  readonly payingAccounts: number;
}

export const SCALES: Record<SeedSize, Scale> = {
  full: {
    accounts: 2_000,
    photos: 20_000,
    projects: 3_000,
    busiestProjects: 320,
    comments: 60_000,
    follows: 20_000,
    filterApplications: 12_000,
    payingAccounts: 600,
  },
  small: {
    accounts: 60,
    photos: 300,
    projects: 60,
    busiestProjects: 20,
    comments: 600,
    follows: 300,
    filterApplications: 120,
    payingAccounts: 20,
  },
};

import { AccountsAndPhotos1583020800000 } from './1583020800000-accounts-and-photos';
import { ProjectsAndTeams1614556800000 } from './1614556800000-projects-and-teams';
import { SocialLife1646092800000 } from './1646092800000-social-life';
import { Billing1677628800000 } from './1677628800000-billing';
import { Operations1709251200000 } from './1709251200000-operations';

/** Every migration, oldest first. */
export const migrations = [
  AccountsAndPhotos1583020800000,
  ProjectsAndTeams1614556800000,
  SocialLife1646092800000,
  Billing1677628800000,
  Operations1709251200000,
] as const;

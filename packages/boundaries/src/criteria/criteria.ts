/**
 * The table of coupling criteria, after Service Cutter's catalogue as far as source code shows it.
 * The weights are judgement, chosen on four public monoliths (docs/decisions/0016); belonging (what a team has declared)
 * counts more than use.
 * co-change and shared-owner say nothing where no evidence was gathered.
 */
import type { CouplingCriterion } from './criterion';
import { call } from './call';
import { coChange } from './co-change';
import { commonFields } from './common-fields';
import { endpointGroup } from './endpoint-group';
import { entityDeclaration } from './entity-declaration';
import { entityRelation } from './entity-relation';
import { eventFlow } from './event-flow';
import { featureFolder } from './feature-folder';
import { injection } from './injection';
import { nestModule } from './nest-module';
import { publishedTogether } from './published-together';
import { securityContext } from './security-context';
import { semanticProximity } from './semantic-proximity';
import { sharedEntity } from './shared-entity';
import { sharedOwner } from './shared-owner';
import { transaction } from './transaction';
import { useCase } from './use-case';
import { valueImport } from './value-import';

/** All criteria, in the order in which they are explained. */
export const criteria: readonly CouplingCriterion[] = [
  nestModule,
  entityDeclaration,
  injection,
  call,
  eventFlow,
  sharedEntity,
  entityRelation,
  transaction,
  useCase,
  endpointGroup,
  securityContext,
  featureFolder,
  publishedTogether,
  semanticProximity,
  commonFields,
  coChange,
  sharedOwner,
  valueImport,
];

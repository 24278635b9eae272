/**
 * The table of coupling criteria, after Service Cutter's catalogue as far as source code shows it.
 * The weights are judgement, fixed on a hand-made shop; belonging (what a team has declared) counts more than use.
 */
import type { CouplingCriterion } from './criterion';
import { call } from './call';
import { endpointGroup } from './endpoint-group';
import { entityDeclaration } from './entity-declaration';
import { entityRelation } from './entity-relation';
import { featureFolder } from './feature-folder';
import { injection } from './injection';
import { nestModule } from './nest-module';
import { semanticProximity } from './semantic-proximity';
import { sharedEntity } from './shared-entity';
import { transaction } from './transaction';
import { valueImport } from './value-import';

/** All criteria, in the order in which they are explained. */
export const criteria: readonly CouplingCriterion[] = [
  nestModule,
  entityDeclaration,
  injection,
  call,
  sharedEntity,
  entityRelation,
  transaction,
  endpointGroup,
  featureFolder,
  semanticProximity,
  valueImport,
];

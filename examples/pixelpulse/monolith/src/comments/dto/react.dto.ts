import { IsIn } from 'class-validator';
import type { ReactionKind } from '../entities/comment-reaction.entity';

export class ReactDto {
  @IsIn(['like', 'love', 'laugh'])
  kind: ReactionKind;
}

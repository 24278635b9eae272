import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { ReactionKind } from './entities/comment-reaction.entity';
import { CommentReaction } from './entities/comment-reaction.entity';

@Injectable()
export class ReactionsRepository {
  constructor(@InjectRepository(CommentReaction) private readonly rows: Repository<CommentReaction>) {}

  findByComments(commentIds: number[]): Promise<CommentReaction[]> {
    return this.rows.find({ where: { commentId: In(commentIds) } });
  }

  /** One reaction an account and comment: a second one replaces the first. */
  async set(commentId: number, accountId: number, kind: ReactionKind): Promise<void> {
    const existing = await this.rows.findOneBy({ commentId, accountId });
    if (existing) await this.rows.update({ id: existing.id }, { kind });
    else await this.rows.insert({ commentId, accountId, kind });
  }
}

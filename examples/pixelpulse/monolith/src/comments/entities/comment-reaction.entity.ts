import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Comment } from './comment.entity';

export type ReactionKind = 'like' | 'love' | 'laugh';

@Entity('comment_reactions')
export class CommentReaction {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'comment_id', type: 'int' })
  commentId: number;

  @ManyToOne(() => Comment, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'comment_id' })
  comment: Comment;

  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ type: 'varchar', length: 20 })
  kind: ReactionKind;
}

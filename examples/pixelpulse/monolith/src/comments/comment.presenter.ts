import { Injectable } from '@nestjs/common';
import type { CommentReaction } from './entities/comment-reaction.entity';
import type { Comment } from './entities/comment.entity';

export interface CommentView {
  id: number;
  photoId: number;
  parentId: number | null;
  author: { id: number; handle: string };
  body: string;
  reactions: Record<string, number>;
  createdAt: Date;
  editedAt: Date | null;
}

@Injectable()
export class CommentPresenter {
  present(comment: Comment, reactions: CommentReaction[] = []): CommentView {
    return {
      id: comment.id,
      photoId: comment.photoId,
      parentId: comment.parentId,
      author: { id: comment.accountId, handle: comment.account.handle },
      body: comment.body,
      reactions: countKinds(reactions),
      createdAt: comment.createdAt,
      editedAt: comment.editedAt,
    };
  }

  presentAll(comments: Comment[], reactions: CommentReaction[]): CommentView[] {
    const byComment = new Map<number, CommentReaction[]>(comments.map((comment) => [comment.id, []]));
    for (const reaction of reactions) byComment.get(reaction.commentId)?.push(reaction);
    return comments.map((comment) => this.present(comment, byComment.get(comment.id)));
  }
}

function countKinds(reactions: CommentReaction[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of reactions) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

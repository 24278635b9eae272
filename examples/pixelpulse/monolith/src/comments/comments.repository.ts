import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Comment } from './entities/comment.entity';

@Injectable()
export class CommentsRepository {
  constructor(@InjectRepository(Comment) private readonly rows: Repository<Comment>) {}

  findByPhoto(photoId: number): Promise<Comment[]> {
    return this.rows.find({ where: { photoId }, relations: { account: true }, order: { id: 'ASC' } });
  }

  findById(id: number): Promise<Comment | null> {
    return this.rows.findOne({ where: { id }, relations: { account: true, photo: true } });
  }

  async add(comment: Partial<Comment>): Promise<number> {
    const saved = await this.rows.save(this.rows.create(comment));
    return saved.id;
  }

  async changeBody(id: number, body: string): Promise<void> {
    await this.rows.update({ id }, { body, editedAt: new Date() });
  }

  async remove(id: number): Promise<void> {
    await this.rows.softDelete({ id });
  }
}

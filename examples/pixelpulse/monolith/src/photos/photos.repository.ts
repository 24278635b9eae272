import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Photo } from './entities/photo.entity';

@Injectable()
export class PhotosRepository {
  constructor(@InjectRepository(Photo) private readonly rows: Repository<Photo>) {}

  findById(id: number): Promise<Photo | null> {
    return this.rows.findOne({ where: { id }, relations: { account: true } });
  }

  findByOwner(accountId: number): Promise<Photo[]> {
    return this.rows.find({
      where: { accountId },
      relations: { account: true },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  save(photo: Photo): Promise<Photo> {
    return this.rows.save(photo);
  }

  async countView(id: number): Promise<void> {
    await this.rows.increment({ id }, 'viewCount', 1);
  }

  async isInProjectOf(photoId: number, accountId: number): Promise<boolean> {
    const rows: unknown[] = await this.rows.query(
      `SELECT 1
         FROM project_photos pp
         JOIN projects p ON p.id = pp.project_id
         LEFT JOIN project_members m ON m.project_id = p.id AND m.account_id = $2
        WHERE pp.photo_id = $1 AND (p.owner_id = $2 OR m.id IS NOT NULL)
        LIMIT 1`,
      [photoId, accountId],
    );
    return rows.length > 0;
  }
}

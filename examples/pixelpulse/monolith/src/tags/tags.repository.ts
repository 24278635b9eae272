import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PhotoTag } from './entities/photo-tag.entity';
import { Tag } from './entities/tag.entity';

export interface TagUse {
  name: string;
  photos: number;
}

@Injectable()
export class TagsRepository {
  constructor(
    @InjectRepository(Tag) private readonly tags: Repository<Tag>,
    @InjectRepository(PhotoTag) private readonly photoTags: Repository<PhotoTag>,
  ) {}

  async findOrCreate(name: string): Promise<Tag> {
    await this.tags.createQueryBuilder().insert().values({ name }).orIgnore().execute();
    return this.tags.findOneByOrFail({ name });
  }

  findByName(name: string): Promise<Tag | null> {
    return this.tags.findOneBy({ name });
  }

  async findNamesOf(photoId: number): Promise<string[]> {
    const rows = await this.photoTags.find({ where: { photoId }, relations: { tag: true } });
    return rows.map((row) => row.tag.name).sort();
  }

  async attach(photoId: number, tagId: number): Promise<void> {
    await this.photoTags.insert({ photoId, tagId });
  }

  async detachAll(photoId: number): Promise<void> {
    await this.photoTags.delete({ photoId });
  }

  countUses(): Promise<TagUse[]> {
    return this.tags.query(
      `SELECT t.name, count(p.id)::int AS photos
         FROM tags t
         JOIN photo_tags pt ON pt.tag_id = t.id
         JOIN photos p ON p.id = pt.photo_id AND p.visibility = 'public' AND p.deleted_at IS NULL
        GROUP BY t.name
        ORDER BY photos DESC, t.name`,
    );
  }
}

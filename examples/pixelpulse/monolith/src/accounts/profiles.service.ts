import { BadRequestException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import type { UpdateProfileDto } from './dto/update-profile.dto';
import { Profile } from './entities/profile.entity';

@Injectable()
export class ProfilesService {
  constructor(
    @InjectRepository(Profile) private readonly profiles: Repository<Profile>,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async get(accountId: number): Promise<Profile> {
    const profile = await this.profiles.findOneBy({ accountId });
    if (!profile) throw new NotFoundException('There is no such profile.');
    return profile;
  }

  findMany(accountIds: number[]): Promise<Profile[]> {
    return this.profiles.findBy({ accountId: In(accountIds) });
  }

  async update(accountId: number, dto: UpdateProfileDto): Promise<Profile> {
    if (dto.avatarPhotoId !== undefined) await this.assertOwnPhoto(accountId, dto.avatarPhotoId);
    const profile = await this.get(accountId);
    return this.profiles.save({ ...profile, ...dto });
  }

  private async assertOwnPhoto(accountId: number, photoId: number): Promise<void> {
    const rows: unknown[] = await this.dataSource.query(
      'SELECT 1 FROM photos WHERE id = $1 AND account_id = $2 AND deleted_at IS NULL',
      [photoId, accountId],
    );
    if (rows.length === 0) throw new BadRequestException('The avatar must be one of your own photos.');
  }
}

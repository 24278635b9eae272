import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ProjectPhoto } from './entities/project-photo.entity';

@Injectable()
export class ProjectPhotosRepository {
  constructor(@InjectRepository(ProjectPhoto) private readonly rows: Repository<ProjectPhoto>) {}

  countPhotos(projectId: number): Promise<number> {
    return this.rows.countBy({ projectId });
  }

  findFirst(projectId: number): Promise<ProjectPhoto | null> {
    return this.rows.findOne({
      where: { projectId },
      relations: { photo: true },
      order: { position: 'ASC', id: 'ASC' },
    });
  }

  findAll(projectId: number): Promise<ProjectPhoto[]> {
    return this.rows.find({
      where: { projectId },
      relations: { photo: { account: true } },
      order: { position: 'ASC', id: 'ASC' },
    });
  }

  findOne(projectId: number, photoId: number): Promise<ProjectPhoto | null> {
    return this.rows.findOneBy({ projectId, photoId });
  }

  async append(projectId: number, photoId: number): Promise<void> {
    const last = await this.rows.maximum('position', { projectId });
    await this.rows.insert({ projectId, photoId, position: (last ?? 0) + 1 });
  }

  async remove(projectId: number, photoId: number): Promise<boolean> {
    const result = await this.rows.delete({ projectId, photoId });
    return Boolean(result.affected);
  }
}

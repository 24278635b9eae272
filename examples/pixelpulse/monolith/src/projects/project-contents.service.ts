import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { PhotosService } from '../photos/photos.service';
import { ProjectPhotosRepository } from './project-photos.repository';
import { ProjectsService } from './projects.service';

@Injectable()
export class ProjectContentsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly photos: PhotosService,
    private readonly projectPhotos: ProjectPhotosRepository,
  ) {}

  async addPhoto(projectId: number, photoId: number, accountId: number): Promise<void> {
    const project = await this.projects.getVisible(projectId, accountId);
    const photo = await this.photos.getOwn(photoId, accountId);
    if (await this.projectPhotos.findOne(project.id, photo.id)) {
      throw new ConflictException('The photo is in the project already.');
    }
    await this.projectPhotos.append(project.id, photo.id);
  }

  async removePhoto(projectId: number, photoId: number, accountId: number): Promise<void> {
    await this.projects.getOwned(projectId, accountId);
    const removed = await this.projectPhotos.remove(projectId, photoId);
    if (!removed) throw new NotFoundException('The project holds no such photo.');
  }
}

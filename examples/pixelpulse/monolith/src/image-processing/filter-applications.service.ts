import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { FilterApplication } from './entities/filter-application.entity';

@Injectable()
export class FilterApplicationsService {
  constructor(@InjectRepository(FilterApplication) private readonly applications: Repository<FilterApplication>) {}

  listOfPhoto(photoId: number): Promise<FilterApplication[]> {
    return this.applications.find({ where: { photoId }, relations: { preset: true }, order: { id: 'DESC' } });
  }

  listOfAccount(accountId: number): Promise<FilterApplication[]> {
    return this.applications.find({ where: { accountId }, relations: { preset: true }, order: { id: 'DESC' } });
  }
}

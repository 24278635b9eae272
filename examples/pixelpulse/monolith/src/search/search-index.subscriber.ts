import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EntityManager, EntitySubscriberInterface, InsertEvent, UpdateEvent } from 'typeorm';
import { DataSource } from 'typeorm';
import { Photo } from '../photos/entities/photo.entity';
import { Project } from '../projects/entities/project.entity';
import type { SearchKind } from './entities/search-document.entity';
import { SearchDocument } from './entities/search-document.entity';

/** Keeps the search documents in step with what they describe. */
@Injectable()
export class SearchIndexSubscriber implements EntitySubscriberInterface<object> {
  constructor(@InjectDataSource() dataSource: DataSource) {
    dataSource.subscribers.push(this);
  }

  async afterInsert({ entity, manager }: InsertEvent<object>): Promise<void> {
    await this.index(entity, manager);
  }

  async afterUpdate({ entity, databaseEntity, manager }: UpdateEvent<object>): Promise<void> {
    await this.index(databaseEntity && entity ? Object.assign(databaseEntity, entity) : entity, manager);
  }

  private async index(entity: unknown, manager: EntityManager): Promise<void> {
    if (entity instanceof Photo) {
      await this.put('photo', entity.id, entity.accountId, entity.visibility === 'public', entity, manager);
    }
    if (entity instanceof Project) await this.put('project', entity.id, entity.ownerId, false, entity, manager);
  }

  private async put(
    kind: SearchKind,
    subjectId: number,
    accountId: number,
    isPublic: boolean,
    text: { title: string; description: string },
    manager: EntityManager,
  ): Promise<void> {
    const document = { title: text.title, body: text.description ?? '', public: isPublic };
    const result = await manager.update(SearchDocument, { kind, subjectId }, document);
    if (!result.affected) await manager.insert(SearchDocument, { kind, subjectId, accountId, ...document });
  }
}

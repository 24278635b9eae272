import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type SearchKind = 'photo' | 'project';

@Entity('search_documents')
export class SearchDocument {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'varchar', length: 20 })
  kind: SearchKind;

  @Column({ name: 'subject_id', type: 'int' })
  subjectId: number;

  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ type: 'boolean' })
  public: boolean;

  @Column({ type: 'varchar', length: 120 })
  title: string;

  @Column({ type: 'text' })
  body: string;
}

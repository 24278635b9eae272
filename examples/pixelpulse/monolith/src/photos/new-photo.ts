import type { PhotoVisibility } from './entities/photo.entity';

/** A stored picture that is about to become a photo. */
export interface NewPhoto {
  accountId: number;
  uploadId: number;
  title: string;
  description: string;
  visibility: PhotoVisibility;
  storageKey: string;
  width: number;
  height: number;
  bytes: number;
}

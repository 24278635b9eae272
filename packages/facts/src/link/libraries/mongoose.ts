/** Mongoose: `model('User', schema)` is a model. */
import { libraryInstance, type Type } from '../type';
import type { Library, LibraryCall } from './library';

export const mongoose: Library = { modules: /^mongoose$/, call: mongooseCall };

function mongooseCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  return (method || receiver.name) === 'model' ? { ...libraryInstance('mongoose', 'Model'), madeBy } : undefined;
}

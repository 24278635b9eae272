/** Mongoose: models give documents, documents and queries stay what they are while more is said to them. */
import { libraryInstance, type LibraryType, type Type } from '../type';
import type { Library, LibraryCall } from './library';

const one = /^(?:findOne\w*|findById\w*|create|hydrate)$/;
const chained =
  /^(?:exec|lean|populate|select|sort|limit|skip|where|equals|session|orFail|setOptions|collation|hint|read|save|set|toObject)$/;

export const mongoose: Library = {
  modules: /^mongoose$/,
  call: mongooseCall,
  made: documentOf,
  member: mongooseMember,
};

function mongooseCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  const called = method || receiver.name;
  if (called === 'model' || called === 'discriminator') return { ...libraryInstance('mongoose', 'Model'), madeBy };
  if (/^(?:createConnection|useDb)$/.test(called)) return libraryInstance('mongoose', 'Connection');
  if (isModel(receiver)) {
    if (one.test(method)) return documentOf(receiver);
    const of = /^(?:find|insertMany)$/.test(method) ? documentOf(receiver) : undefined;
    return of && { kind: 'array', of };
  }
  return isDocument(receiver) && chained.test(method) ? receiver : undefined;
}

function mongooseMember(object: LibraryType, property: string): Type | undefined {
  return object.itself && property === 'connection' ? libraryInstance('mongoose', 'Connection') : undefined;
}

/** What a model gives: an instance of its class, else a document that knows its model. */
function documentOf(model: LibraryType): Type | undefined {
  if (!isModel(model)) return undefined;
  const [of] = model.args;
  const inner = of?.kind === 'library' && isDocument(of) ? of.args[0] : of;
  if (inner?.kind === 'class') return { ...inner, itself: false };
  const document = libraryInstance('mongoose', 'Document', inner ? [inner] : []);
  return model.madeBy ? { ...document, madeBy: model.madeBy } : document;
}

function isModel({ name }: LibraryType): boolean {
  return /(?:^|\.)Model$/.test(name);
}

function isDocument({ name }: LibraryType): boolean {
  return /(?:^|\.)(?:Hydrated)?Document$/.test(name);
}

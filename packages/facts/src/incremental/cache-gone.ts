/** A sketch that the record names is not in the cache any more: everything has to be read again. */
export class CacheGone extends Error {}

/** Calls that give the same elements, some of them or in another order. */
export const passing =
  /^(?:filter|slice|sort|toSorted|reverse|toReversed|concat|flat|map|keys|values|entries|compact|uniq\w*|unique|sortBy|orderBy|toArray|getItems|fill|reject|without|take)$/;

/** The same, around what they are handed. */
export const wrapping =
  /^(?:Object|Array|Set|Map|from|values|keys|entries|fromEntries|uniq\w*|compact|sortBy|orderBy|shuffle)$/;

/** Names of tables and columns made comparable: `"public"."PhotoTag"`, `photo_tag` and `photoTag` are one. */

/** The last part of a name, without quotes and underscores, in lower case. */
export function nameKey(name: string): string {
  const bare = name.replace(/[`"[\]]/g, '');
  return bare
    .slice(bare.lastIndexOf('.') + 1)
    .replace(/_/g, '')
    .toLowerCase();
}

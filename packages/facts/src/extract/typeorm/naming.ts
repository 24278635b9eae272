/** TypeORM's DefaultNamingStrategy: names of tables and columns that the code does not write. */

/** `PhotoAlbum` → `photo_album`, as TypeORM's own rule has it (two capitals before a small letter are parted too). */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `owner` + `id` → `ownerId`. */
export function joinColumnName(property: string, referenced: string): string {
  return property + referenced.slice(0, 1).toUpperCase() + referenced.slice(1);
}

/** `photo` + `tags` + `tag` → `photo_tags_tag`. */
export function joinTableName(first: string, property: string, second: string): string {
  return snakeCase(`${first}_${property.replace(/\./g, '_')}_${second}`);
}

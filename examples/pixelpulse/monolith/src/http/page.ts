export interface Page<Item> {
  items: Item[];
  page: number;
  perPage: number;
  total: number;
}

export function toPage<Item>(items: Item[], total: number, query: { page: number; perPage: number }): Page<Item> {
  return { items, page: query.page, perPage: query.perPage, total };
}

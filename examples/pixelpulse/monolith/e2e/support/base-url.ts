/** Where the suite sends its requests: the app, or a proxy in front of it. */
export function baseUrl(): string {
  const url = process.env.BASE_URL ?? process.env.PIXELPULSE_E2E_URL;
  if (!url) throw new Error('Set BASE_URL, or run the suite with jest.config.cjs, which starts an app for it.');
  return url.replace(/\/$/, '');
}

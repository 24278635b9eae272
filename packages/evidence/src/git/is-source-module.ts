/** Whether changes of a file are counted. */

/**
 * TypeScript and JavaScript, without declarations, minified files, installed packages and tests: tests change with
 * what they test and would only say everything twice.
 */
export function isSourceModule(path: string): boolean {
  if (!/\.[cm]?[jt]sx?$/.test(path) || /\.(?:d\.[cm]?ts|min\.[cm]?js)$/.test(path)) return false;
  return !/(?:^|\/)node_modules\//.test(path) && !testName.test(path) && !testFolder.test(path);
}

const testName = /[._-](?:spec|tests?|e2e|e2e-spec|cy|bench|stories)\.[cm]?[jt]sx?$/;
const testFolder = /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|e2e|specs?|cypress)\//;

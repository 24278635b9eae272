// Filters work on the app's one thread: a request may wait behind somebody else's blur.
jest.setTimeout(30_000);

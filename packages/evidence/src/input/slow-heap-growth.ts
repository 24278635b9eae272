/** How far V8 lets the heap grow before it clears up. */
import { setFlagsFromString } from 'node:v8';

/** Of what is alive, in percent. */
const slowly = 60;
/** V8 decides by itself: up to three times what is alive, which is much for spans that are soon forgotten. */
const byItself = 0;

/** Runs `read` in less memory than V8 would take, and about as fast. */
export async function withSlowHeapGrowth(read: () => Promise<void>): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${slowly}`);
  try {
    await read();
  } finally {
    setFlagsFromString(`--heap-growing-percent=${byItself}`);
  }
}

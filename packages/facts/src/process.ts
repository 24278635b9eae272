/** A second door, for what a process asks of this wing before it knows whether it has to read anything. */
export { codeVersion } from './cache/code-version';
export { compileLess } from './compile-less';

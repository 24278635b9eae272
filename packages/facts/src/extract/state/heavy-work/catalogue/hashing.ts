/** Password hashing and cryptography by libraries: in JavaScript on the loop, native on the thread pool. */
import type { CatalogueGroup } from './entry';

const native =
  'Use the asynchronous form of a native library (bcrypt, argon2, crypto.scrypt): it works on the thread pool.';
const asynchronous = 'Use the asynchronous form: it works on the thread pool.';
const pool = 'Bound how many run at once (a rate limit in front of it), and size UV_THREADPOOL_SIZE by the cores.';

export const hashing: CatalogueGroup = {
  name: 'hashing',
  entries: [
    {
      modules: 'bcryptjs bcrypt-nodejs',
      names: 'hash|hashSync|compare|compareSync',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    {
      modules: 'bcrypt @node-rs/bcrypt',
      names: 'hashSync|compareSync|verifySync',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: asynchronous,
    },
    { modules: 'bcrypt @node-rs/bcrypt', names: 'hash|compare|verify', effect: 'pool', cost: 'tenths', instead: pool },
    {
      modules: 'argon2 @node-rs/argon2',
      names: 'hashSync|verifySync',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: asynchronous,
    },
    { modules: 'argon2 @node-rs/argon2', names: 'hash|verify', effect: 'pool', cost: 'tenths', instead: pool },
    {
      modules: 'scrypt-js @noble/hashes/scrypt @noble/hashes/pbkdf2 @noble/hashes/argon2 hash-wasm',
      names: '(?:sync)?[sS]crypt(?:Async)?|pbkdf2(?:Async)?|argon2\\w*|bcrypt\\w*',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    { modules: 'pbkdf2', names: 'pbkdf2Sync', effect: 'blocks-loop', cost: 'tenths', instead: native },
    {
      modules: 'crypto-js crypto-js/pbkdf2',
      names: '(?:PBKDF2|EvpKDF)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    {
      modules: 'node-forge',
      names: 'pki\\.rsa\\.generateKeyPair|rsa\\.generateKeyPair|pkcs5\\.pbkdf2|pkcs12\\.\\w+',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: asynchronous,
    },
    {
      modules: 'node-rsa',
      names: '',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: 'Use crypto.generateKeyPair and the asynchronous forms of crypto: they work on the thread pool.',
    },
    {
      modules: 'keypair',
      names: '',
      effect: 'blocks-loop',
      cost: 'seconds',
      instead: 'Use crypto.generateKeyPair: it works on the thread pool.',
    },
    {
      modules: 'openpgp',
      names: 'generateKey|encrypt|decrypt|sign|verify',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Do it in a worker thread.',
    },
    { modules: 'bip39', names: 'mnemonicToSeedSync', effect: 'blocks-loop', cost: 'tenths', instead: asynchronous },
    {
      modules: 'tweetnacl',
      names: 'sign(?:\\.\\w+)*|box(?:\\.\\w+)*|secretbox',
      effect: 'blocks-loop',
      cost: 'thousandths',
      instead: 'Use crypto of Node.js: it is native.',
    },
    {
      modules: 'zxcvbn',
      names: '',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Bound the length of the password before it is rated.',
    },
  ],
};

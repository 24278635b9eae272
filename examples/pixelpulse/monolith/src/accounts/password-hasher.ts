import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;

@Injectable()
export class PasswordHasher {
  /** @returns `salt:key`, both in hex */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const key = await derive(password, salt, KEY_BYTES);
    return `${salt.toString('hex')}:${key.toString('hex')}`;
  }

  async matches(password: string, stored: string): Promise<boolean> {
    const [salt, key] = stored.split(':');
    if (!salt || !key) return false;
    const expected = Buffer.from(key, 'hex');
    const given = await derive(password, Buffer.from(salt, 'hex'), KEY_BYTES);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}

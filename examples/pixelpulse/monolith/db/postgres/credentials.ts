/** A database of this machine only, which listens on 127.0.0.1 and holds made-up rows. */
export const USER = 'pixelpulse';
export const PASSWORD = 'pixelpulse';
export const DATABASE = 'pixelpulse';

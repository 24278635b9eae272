export class InvalidEnvironmentError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the environment is not complete: ${problems.join('; ')}.`);
    this.name = 'InvalidEnvironmentError';
  }
}

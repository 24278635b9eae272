import { SetMetadata } from '@nestjs/common';

export const UNLIMITED = 'rate-limit-unlimited';

/** Takes a route out of the rate limits, for probes. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);

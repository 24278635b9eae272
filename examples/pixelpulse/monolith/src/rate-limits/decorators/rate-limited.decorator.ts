import { SetMetadata } from '@nestjs/common';

export type RateLimitBucket = 'general' | 'login';

export const RATE_LIMIT_BUCKET = 'rate-limit-bucket';

/** Counts a route's requests in a bucket of their own. */
export const RateLimited = (bucket: RateLimitBucket) => SetMetadata(RATE_LIMIT_BUCKET, bucket);

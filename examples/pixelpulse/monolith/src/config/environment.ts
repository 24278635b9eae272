import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { InvalidEnvironmentError } from './invalid-environment.error';

const DEVELOPMENT_SECRET = 'pixelpulse-development-secret';

/** The environment variables the app reads, with their defaults. Their written-out types tell how a text is converted. */
export class Environment {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsString()
  @IsNotEmpty()
  HOST: string = '127.0.0.1';

  /** 0 takes any free port; the start message prints the one taken. */
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT: number = 3000;

  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/database',
  })
  DATABASE_URL: string;

  @IsInt()
  @Min(1)
  DATABASE_POOL_SIZE: number = 10;

  /** Where uploaded files live. */
  @IsString()
  @IsNotEmpty()
  UPLOAD_DIR: string = './uploads';

  @IsInt()
  @Min(1024)
  MAX_UPLOAD_BYTES: number = 10 * 1024 * 1024;

  @IsString()
  @MinLength(16)
  SESSION_SECRET: string = DEVELOPMENT_SECRET;

  @IsInt()
  @Min(1)
  SESSION_TTL_HOURS: number = 72;

  @IsInt()
  @Min(1)
  RATE_LIMIT_PER_MINUTE: number = 600;

  @IsInt()
  @Min(1)
  LOGIN_LIMIT_PER_MINUTE: number = 20;
}

/**
 * Checks the environment once, at start.
 * @throws InvalidEnvironmentError naming every variable that is wrong
 */
export function validateEnvironment(raw: Record<string, unknown>): Environment {
  const environment = plainToInstance(Environment, raw, {
    enableImplicitConversion: true,
    exposeDefaultValues: true,
  });
  const problems = validateSync(environment).flatMap((error) => Object.values(error.constraints ?? {}));
  if (environment.NODE_ENV === 'production' && environment.SESSION_SECRET === DEVELOPMENT_SECRET) {
    problems.push('SESSION_SECRET must be set in production');
  }
  if (problems.length > 0) throw new InvalidEnvironmentError(problems);
  return environment;
}

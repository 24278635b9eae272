import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Environment } from '../config/environment';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService<Environment, true>) => ({
        type: 'postgres' as const,
        url: config.get('DATABASE_URL', { infer: true }),
        poolSize: config.get('DATABASE_POOL_SIZE', { infer: true }),
        autoLoadEntities: true,
        synchronize: false,
        retryAttempts: 1,
      }),
    }),
  ],
})
export class DatabaseModule {}

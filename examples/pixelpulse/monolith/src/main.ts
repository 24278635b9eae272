import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import { validateEnvironment } from './config/environment';
import { checkDatabase } from './database/check-database';
import { explainStartFailure } from './start-failure';

async function start(): Promise<void> {
  const environment = validateEnvironment(process.env);
  await checkDatabase(environment.DATABASE_URL);
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    abortOnError: false,
    logger: new ConsoleLogger({ colors: process.stdout.isTTY, logLevels: ['log', 'warn', 'error', 'fatal'] }),
  });
  configureApp(app);
  app.enableShutdownHooks();
  await app.listen(environment.PORT, environment.HOST);
  new Logger('pixelpulse').log(`pixelpulse listens on ${await app.getUrl()}`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
});

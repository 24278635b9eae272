import type { INestApplication } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import { ProblemFilter } from './http/problem.filter';
import { ResponseTimeInterceptor } from './http/response-time.interceptor';

/** Everything that holds for every route of the app. */
export function configureApp(app: INestApplication): void {
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new ResponseTimeInterceptor());
}

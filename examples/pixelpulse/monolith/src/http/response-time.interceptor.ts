import { performance } from 'node:perf_hooks';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs';

/** Tells the browser how long the handler took, see the Server-Timing header. */
@Injectable()
export class ResponseTimeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const startedAt = performance.now();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap(() => {
        if (response.headersSent) return;
        response.setHeader('server-timing', `app;dur=${(performance.now() - startedAt).toFixed(1)}`);
      }),
    );
  }
}

import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { IdentifiedRequest } from './identified-request';

interface Problem {
  statusCode: number;
  message: string;
  details?: unknown;
  requestId?: string;
}

/** Every error leaves the app in the same shape. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IdentifiedRequest>();
    const response = http.getResponse<Response>();
    const problem = this.describe(exception);
    if (problem.statusCode >= 500) {
      this.logger.error(`${request.method} ${request.url}`, exception instanceof Error ? exception.stack : exception);
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(problem.statusCode).json({ ...problem, requestId: request.requestId });
  }

  private describe(exception: unknown): Problem {
    if (!(exception instanceof HttpException)) {
      return { statusCode: HttpStatus.INTERNAL_SERVER_ERROR, message: 'Something went wrong on our side.' };
    }
    const statusCode = exception.getStatus();
    const body = exception.getResponse();
    if (typeof body === 'string') return { statusCode, message: body };
    const { message, details } = body as { message?: unknown; details?: unknown };
    if (Array.isArray(message)) return { statusCode, message: 'The request is not valid.', details: message };
    return { statusCode, message: typeof message === 'string' ? message : exception.message, details };
  }
}

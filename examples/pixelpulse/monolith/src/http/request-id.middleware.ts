import { randomUUID } from 'node:crypto';
import type { NestMiddleware } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import type { IdentifiedRequest } from './identified-request';

const ACCEPTED = /^[\w.-]{8,80}$/;

@Injectable()
export class RequestIdMiddleware implements NestMiddleware {
  use(request: IdentifiedRequest, response: Response, next: NextFunction): void {
    const given = request.header('x-request-id');
    request.requestId = given && ACCEPTED.test(given) ? given : randomUUID();
    response.setHeader('x-request-id', request.requestId);
    next();
  }
}

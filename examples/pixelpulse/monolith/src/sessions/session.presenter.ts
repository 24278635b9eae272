import { Injectable } from '@nestjs/common';
import type { Session } from './entities/session.entity';

export interface SessionView {
  id: string;
  clientName: string;
  createdAt: Date;
  expiresAt: Date;
  active: boolean;
  current: boolean;
}

@Injectable()
export class SessionPresenter {
  present(session: Session, currentSessionId: string, now = new Date()): SessionView {
    return {
      id: session.id,
      clientName: session.clientName,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      active: session.revokedAt === null && session.expiresAt > now,
      current: session.id === currentSessionId,
    };
  }
}

import { Module } from '@nestjs/common';
import { RevokedSessions } from './revoked-sessions';
import { TokenSigner } from './token-signer';

@Module({
  providers: [TokenSigner, RevokedSessions],
  exports: [TokenSigner, RevokedSessions],
})
export class SessionTokensModule {}

import { Injectable } from '@nestjs/common';
import type { Account } from './entities/account.entity';
import type { Profile } from './entities/profile.entity';

export interface AccountView {
  id: number;
  handle: string;
  displayName: string;
  bio: string;
  website: string | null;
  avatarPhotoId: number | null;
  createdAt: Date;
}

export interface OwnAccountView extends AccountView {
  email: string;
  role: string;
  planCode: string;
}

@Injectable()
export class AccountPresenter {
  presentPublic(account: Account, profile: Profile): AccountView {
    return {
      id: account.id,
      handle: account.handle,
      displayName: profile.displayName,
      bio: profile.bio,
      website: profile.website,
      avatarPhotoId: profile.avatarPhotoId,
      createdAt: account.createdAt,
    };
  }

  presentOwn(account: Account, profile: Profile): OwnAccountView {
    return {
      ...this.presentPublic(account, profile),
      email: account.email,
      role: account.role,
      planCode: account.planCode,
    };
  }
}

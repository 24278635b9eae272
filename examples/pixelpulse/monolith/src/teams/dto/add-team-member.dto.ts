import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { TeamRole } from '../entities/team-member.entity';

export class AddTeamMemberDto {
  @IsString()
  @MaxLength(40)
  handle: string;

  @IsOptional()
  @IsIn(['editor', 'viewer'])
  role?: TeamRole;
}

import { IsString, MaxLength } from 'class-validator';

export class AddProjectMemberDto {
  @IsString()
  @MaxLength(40)
  handle: string;
}

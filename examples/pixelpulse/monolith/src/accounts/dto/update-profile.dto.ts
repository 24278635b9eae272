import { IsInt, IsOptional, IsPositive, IsString, IsUrl, MaxLength, MinLength } from 'class-validator';

export class UpdateProfileDto {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  displayName?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  bio?: string;

  @IsOptional()
  @IsUrl({ require_protocol: true })
  @MaxLength(200)
  website?: string;

  @IsOptional()
  @IsInt()
  @IsPositive()
  avatarPhotoId?: number;
}

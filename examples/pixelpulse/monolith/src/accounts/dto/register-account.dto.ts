import { IsEmail, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

export class RegisterAccountDto {
  @IsEmail()
  @MaxLength(200)
  email: string;

  @Matches(/^[a-z0-9_]{3,40}$/, { message: 'handle must be 3 to 40 small letters, digits or underscores' })
  handle: string;

  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  displayName?: string;
}

import { IsInt, IsOptional, IsPositive, IsString, MaxLength, MinLength } from 'class-validator';

export class CreateCommentDto {
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  body: string;

  /** The comment this one answers. */
  @IsOptional()
  @IsInt()
  @IsPositive()
  parentId?: number;
}

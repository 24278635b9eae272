import { ArrayMaxSize, IsArray, Matches } from 'class-validator';

export class SetPhotoTagsDto {
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[a-z0-9-]{1,40}$/, { each: true, message: 'a tag is 1 to 40 small letters, digits or dashes' })
  names: string[];
}

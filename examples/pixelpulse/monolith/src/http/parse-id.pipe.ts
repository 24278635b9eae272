import type { PipeTransform } from '@nestjs/common';
import { BadRequestException, Injectable } from '@nestjs/common';

const LARGEST_ID = 2_147_483_647;

/** Takes what fits an integer key and nothing else. */
@Injectable()
export class ParseIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const id = /^\d{1,10}$/.test(value) ? Number(value) : 0;
    if (id < 1 || id > LARGEST_ID) throw new BadRequestException(`"${value}" is not an id.`);
    return id;
  }
}

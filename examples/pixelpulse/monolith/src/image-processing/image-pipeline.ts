import { Injectable } from '@nestjs/common';
import { filterOf } from './filter-catalogue';
import type { FilterStep } from './filter-step';
import { amountOf } from './filter-step';
import { resizeToWidth } from './pixels/resize';
import { decodePng, encodePng } from './png-codec';

export interface ProcessedImage {
  content: Buffer;
  width: number;
  height: number;
}

@Injectable()
export class ImagePipeline {
  async run(content: Buffer, steps: FilterStep[]): Promise<ProcessedImage> {
    const prepared = steps.map((step) => ({ filter: filterOf(step.filter), amount: amountOf(step) }));
    let raster = decodePng(content);
    for (const { filter, amount } of prepared) raster = filter.apply(raster, amount);
    return { content: encodePng(raster), width: raster.width, height: raster.height };
  }

  async shrink(content: Buffer, width: number): Promise<Buffer> {
    const raster = decodePng(content);
    return encodePng(resizeToWidth(raster, Math.min(width, raster.width)));
  }
}

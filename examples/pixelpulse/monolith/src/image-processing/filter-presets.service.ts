import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import type { CreatePresetDto } from './dto/create-preset.dto';
import { FilterPreset } from './entities/filter-preset.entity';
import { amountOf } from './filter-step';

@Injectable()
export class FilterPresetsService {
  constructor(@InjectRepository(FilterPreset) private readonly presets: Repository<FilterPreset>) {}

  /** Everybody's presets first, then one's own. */
  list(accountId: number): Promise<FilterPreset[]> {
    return this.presets.find({
      where: [{ accountId: IsNull() }, { accountId }],
      order: { accountId: { direction: 'ASC', nulls: 'FIRST' }, id: 'ASC' },
    });
  }

  async create(accountId: number, dto: CreatePresetDto): Promise<FilterPreset> {
    dto.steps.forEach(amountOf);
    return this.presets.save(this.presets.create({ accountId, name: dto.name, steps: dto.steps }));
  }

  async getUsable(presetId: number, accountId: number): Promise<FilterPreset> {
    const preset = await this.presets.findOneBy([
      { id: presetId, accountId },
      { id: presetId, accountId: IsNull() },
    ]);
    if (!preset) throw new NotFoundException(`There is no preset ${presetId}.`);
    return preset;
  }

  async remove(presetId: number, accountId: number): Promise<void> {
    const result = await this.presets.delete({ id: presetId, accountId });
    if (!result.affected) throw new NotFoundException('You have no such preset.');
  }
}

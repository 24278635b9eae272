import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { CreatePresetDto } from './dto/create-preset.dto';
import type { FilterPreset } from './entities/filter-preset.entity';
import type { FilterStep } from './filter-step';
import { FilterPresetsService } from './filter-presets.service';

interface FilterPresetView {
  id: number;
  name: string;
  steps: FilterStep[];
  own: boolean;
}

@Controller('filters/presets')
@UseGuards(SessionGuard)
export class FilterPresetsController {
  constructor(private readonly presets: FilterPresetsService) {}

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<FilterPresetView[]> {
    const presets = await this.presets.list(account.id);
    return presets.map(toView);
  }

  @Post()
  async create(
    @CurrentAccount() account: AuthenticatedAccount,
    @Body() dto: CreatePresetDto,
  ): Promise<FilterPresetView> {
    return toView(await this.presets.create(account.id, dto));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.presets.remove(id, account.id);
  }
}

function toView({ id, name, steps, accountId }: FilterPreset): FilterPresetView {
  return { id, name, steps, own: accountId !== null };
}

import { Body, Controller, Get, Header, HttpCode, Post, StreamableFile, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { PreviewFiltersDto } from './dto/preview-filters.dto';
import type { FilterApplicationView } from './filter-application.presenter';
import { FilterApplicationPresenter } from './filter-application.presenter';
import { FilterApplicationsService } from './filter-applications.service';
import type { AmountRange } from './filter-catalogue';
import { FILTER_NAMES, filterOf } from './filter-catalogue';
import { ImageProcessingService } from './image-processing.service';

interface FilterView {
  name: string;
  describes: string;
  amount: AmountRange | null;
}

@Controller('filters')
@UseGuards(SessionGuard)
export class FiltersController {
  constructor(
    private readonly processing: ImageProcessingService,
    private readonly applications: FilterApplicationsService,
    private readonly presenter: FilterApplicationPresenter,
  ) {}

  @Get()
  catalogue(): FilterView[] {
    return FILTER_NAMES.map((name) => {
      const { describes, amount } = filterOf(name);
      return { name, describes, amount: amount ?? null };
    });
  }

  @Get('applications')
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<FilterApplicationView[]> {
    const applications = await this.applications.listOfAccount(account.id);
    return applications.map((application) => this.presenter.present(application));
  }

  @Post('preview')
  @HttpCode(200)
  @Header('content-type', 'image/png')
  async preview(
    @CurrentAccount() account: AuthenticatedAccount,
    @Body() dto: PreviewFiltersDto,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.processing.preview(account.id, dto));
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Plan } from './entities/plan.entity';

@Injectable()
export class PlansService {
  constructor(@InjectRepository(Plan) private readonly plans: Repository<Plan>) {}

  list(): Promise<Plan[]> {
    return this.plans.find({ order: { monthlyCents: 'ASC' } });
  }

  async get(code: string): Promise<Plan> {
    const plan = await this.plans.findOneBy({ code });
    if (!plan) throw new NotFoundException(`There is no plan ${code}.`);
    return plan;
  }
}

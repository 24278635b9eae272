/** Libraries that keep pools of connections: how one is set up, where its size and its server are said, its own default. */

export interface PoolLibrary {
  readonly layer: string;
  /** Of what is called or extended. */
  readonly module: RegExp;
  /** The name under which the library gives it, as the call has it. */
  readonly name: RegExp;
  /** Paths of the option that bounds it, the first one that is there counts. */
  readonly size: readonly (readonly string[])[];
  /** The server, where the library speaks to one only. */
  readonly server?: 'postgres' | 'mysql' | 'mongodb' | 'mssql';
}

const knexPool = [['pool', 'max']];

export const poolLibraries: readonly PoolLibrary[] = [
  { layer: 'pg', module: /^pg(?:-pool)?$/, name: /(?:^|\.)(?:Pool|default)$/, size: [['max']], server: 'postgres' },
  { layer: 'postgres', module: /^postgres$/, name: /^(?:default|\*)$/, size: [['max']], server: 'postgres' },
  {
    layer: 'typeorm',
    module: /^typeorm$/,
    name: /(?:^|\.)(?:DataSource|createConnection|Connection)$/,
    size: [['poolSize'], ['extra', 'max'], ['extra', 'connectionLimit'], ['pool', 'max']],
  },
  {
    layer: 'typeorm',
    module: /^@nestjs\/typeorm$/,
    name: /(?:^|\.)TypeOrmModule\.forRoot(?:Async)?$/,
    size: [['poolSize'], ['extra', 'max'], ['extra', 'connectionLimit'], ['pool', 'max']],
  },
  { layer: 'sequelize', module: /^sequelize(?:-typescript)?$/, name: /(?:^|\.)(?:Sequelize|default)$/, size: knexPool },
  {
    layer: 'sequelize',
    module: /^@nestjs\/sequelize$/,
    name: /(?:^|\.)SequelizeModule\.forRoot(?:Async)?$/,
    size: knexPool,
  },
  { layer: 'knex', module: /^knex$/, name: /(?:^|\.)(?:knex|Knex|default|\*)$/, size: knexPool },
  { layer: 'mikroorm', module: /^@mikro-orm\//, name: /(?:^|\.)MikroORM\.init(?:Sync)?$/, size: knexPool },
  {
    layer: 'mikroorm',
    module: /^@mikro-orm\/nestjs$/,
    name: /(?:^|\.)MikroOrmModule\.forRoot(?:Async)?$/,
    size: knexPool,
  },
  {
    layer: 'mysql2',
    module: /^mysql2?(?:\/promise)?$/,
    name: /(?:^|\.)createPool$/,
    size: [['connectionLimit']],
    server: 'mysql',
  },
  {
    layer: 'mongoose',
    module: /^mongoose$/,
    name: /(?:^|\.)(?:connect|createConnection)$/,
    size: [['maxPoolSize'], ['poolSize']],
    server: 'mongodb',
  },
  {
    layer: 'mongoose',
    module: /^@nestjs\/mongoose$/,
    name: /(?:^|\.)MongooseModule\.forRoot(?:Async)?$/,
    size: [['maxPoolSize'], ['poolSize']],
    server: 'mongodb',
  },
  { layer: 'prisma', module: /^(?:@prisma\/client|\.prisma\/client)/, name: /(?:^|\.)PrismaClient$/, size: [] },
];

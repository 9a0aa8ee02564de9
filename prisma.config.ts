import { defineConfig } from 'prisma/config';

// Without DATABASE_URL the commands that need no database work; the others say where none is.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:1/practicum',
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
});

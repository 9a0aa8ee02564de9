import pg from 'pg';

/** Makes the database unless it exists. The name must not come from a person. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const session = new pg.Client({ connectionString: adminUrl });
  await session.connect();
  try {
    const { rowCount } = await session.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await session.query(`CREATE DATABASE "${name}"`);
  } finally {
    await session.end();
  }
}

import type { Pool, PoolClient } from 'pg';

/** A database that says what has changed in it since it was frozen, and can be put back. */
export type FrozenDatabase = {
  /** The tables whose rows are not those of the freeze; `jobs` for work that was asked for. */
  changed(): Promise<string[]>;
  /** Puts back every row of every table that was touched. */
  restore(): Promise<void>;
};

/** Changes by themselves while nobody asks for a change, or says nothing of people. */
const ignored = ['_prisma_migrations', 'rate_limit'];
/** When a session was last used, and for how long it lasts since. */
const usesOfSessions = '{used_at,expires_at}';

/**
 * Remembers every row of the portal's tables, and the jobs that wait. A trigger on each table notes
 * that it was touched, so that only the rows of those need to be compared.
 */
export async function freeze(pool: Pool): Promise<FrozenDatabase> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY name`,
    [ignored],
  );
  await pool.query(`
    CREATE SCHEMA frozen;
    CREATE UNLOGGED TABLE frozen.touched (name text);
    CREATE FUNCTION frozen.touch() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO frozen.touched VALUES (TG_ARGV[0]); RETURN NULL; END $$`);
  const tables = [
    ...rows.map(({ name }) => ({ name, table: `public."${name}"` })),
    { name: 'jobs', table: 'pgboss.job' },
  ];
  for (const { name, table } of tables) {
    await pool.query(`
      CREATE TABLE frozen."${name}" AS TABLE ${table};
      CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION frozen.touch('${name}')`);
  }
  const touched = async () => {
    const found = await pool.query<{ name: string }>('SELECT DISTINCT name FROM frozen.touched');
    return tables.filter(({ name }) => found.rows.some((row) => row.name === name));
  };
  return {
    changed: async () => {
      const changed: string[] = [];
      for (const { name, table } of await touched()) {
        if (await differs(pool, name, table)) changed.push(name);
      }
      return changed;
    },
    restore: async () => {
      const some = await touched();
      if (some.length > 0) await inTransaction(pool, (session) => putBack(session, some));
    },
  };
}

/** Whether a table has a row that it had not, or lacks one that it had. */
async function differs(pool: Pool, name: string, table: string): Promise<boolean> {
  const rows = (from: string) => {
    if (name === 'session')
      return `SELECT to_jsonb(t) - '${usesOfSessions}'::text[] FROM ${from} t`;
    // The queue looks after the other columns, and a nudge only asks to look whether work is due.
    if (name === 'jobs') return `SELECT id, name, data FROM ${from} WHERE name <> 'portal.tick'`;
    return `SELECT t::text FROM ${from} t`;
  };
  const [now, then] = [rows(table), rows(`frozen."${name}"`)];
  const { rowCount } = await pool.query(
    `((${now} EXCEPT ALL ${then}) UNION ALL (${then} EXCEPT ALL ${now})) LIMIT 1`,
  );
  return rowCount !== 0;
}

async function putBack(session: PoolClient, tables: { name: string; table: string }[]) {
  // Without triggers: foreign keys hold again at the end, and the records are append-only.
  await session.query('SET LOCAL session_replication_role = replica');
  for (const { name, table } of tables) {
    await session.query(`DELETE FROM ${table}`);
    await session.query(`INSERT INTO ${table} TABLE frozen."${name}"`);
  }
  await session.query('DELETE FROM frozen.touched');
}

async function inTransaction(pool: Pool, work: (session: PoolClient) => Promise<void>) {
  const session = await pool.connect();
  try {
    await session.query('BEGIN');
    await work(session);
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK');
    throw error;
  } finally {
    session.release();
  }
}

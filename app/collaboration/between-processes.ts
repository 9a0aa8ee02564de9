import pg from 'pg';
import type { Logger } from 'pino';

/** What processes of the portal tell each other, through the database that they share. */
export type News = {
  /** Somebody's right may have ended: a session, a role, a membership of a team. */
  rights(): void;
  /** A row was added to a document's text. */
  text(document: string, row: string): void;
  /** There is something new about a document beside its text. */
  changed(document: string, from: string): void;
  /** News may have been missed, while there was no connection. */
  missed(): void;
};

/** The channel that processes write to; triggers of the database write to the others. */
export const changedChannel = 'document_changed';

const channels = ['rights', 'document_update', changedChannel];
const againMs = 1_000;

/**
 * Listens to what other processes do, on a connection of its own. It is opened again when it
 * breaks; what happened meanwhile counts as missed.
 *
 * @param url of the database
 */
export function listenBetween(url: string, news: News, log: Logger): { close(): Promise<void> } {
  let closed = false;
  let current: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const open = async (isFirst: boolean) => {
    const client = new pg.Client({ connectionString: url });
    current = client;
    const again = (error?: unknown) => {
      if (closed || current !== client) return;
      current = null;
      log.warn({ err: error }, 'what other processes do is not heard');
      void client.end().catch(() => {});
      timer = setTimeout(() => void open(false), againMs);
    };
    client.on('error', again);
    client.on('end', () => again());
    client.on('notification', ({ channel, payload = '' }) => tell(news, channel, payload));
    try {
      await client.connect();
      await client.query(channels.map((channel) => `LISTEN ${channel}`).join('; '));
      if (!isFirst) news.missed();
    } catch (error) {
      again(error);
    }
  };
  const opening = open(true);

  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await opening;
      await current?.end().catch(() => {});
    },
  };
}

function tell(news: News, channel: string, payload: string): void {
  const [document = '', which = ''] = payload.split(' ');
  if (channel === 'rights') news.rights();
  if (channel === 'document_update') news.text(document, which);
  if (channel === changedChannel) news.changed(document, which);
}

import type { Document, Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';
import { v7 as newId } from 'uuid';
import * as Y from 'yjs';
import type { Db } from '#app/db/client.ts';
import {
  loadLiveDocument,
  loadLiveUpdate,
} from '#app/domain/projects/document/live-document.server.ts';
import { changedChannel, listenBetween } from './between-processes.ts';
import { changedMessage } from './messages.ts';

/** The origin of what another process has written down. */
export const otherProcess = 'another process';

/** What processes of one portal have to do with each other's documents. */
export type Exchange = {
  /** The id of a row that is about to be written here: it is not read again. */
  ownRow(): string;
  /** Says, here and to the others, that there is something new beside a document's text. */
  changed(documentId: string): void;
  close(): Promise<void>;
};

export type ExchangeOptions = {
  db: Db;
  /** Of the database; without it this process is alone. */
  url: string | undefined;
  log: Logger;
  hocuspocus: Hocuspocus;
  /** Called before an update of another process is applied. */
  onUpdate: (document: Document, update: Uint8Array) => void;
  /** Somebody's right may have ended. */
  onRights: () => void;
};

/** Has the documents that are open here follow what other processes write of them. */
export function openExchange(options: ExchangeOptions): Exchange {
  const { db, url, log, hocuspocus, onUpdate, onRights } = options;
  const self = newId();
  /** Rows that this process has written: it hears of them as well. */
  const written = new Set<string>();

  const take = async (name: string, load: () => Promise<Uint8Array[]>) => {
    try {
      const document =
        hocuspocus.documents.get(name) ?? (await hocuspocus.loadingDocuments.get(name));
      if (document === undefined) return;
      for (const update of await load()) {
        onUpdate(document, update);
        Y.applyUpdate(document, update, otherProcess);
      }
    } catch (error) {
      log.error({ err: error, document: name }, 'text of another process is not here yet');
    }
  };
  const sayChanged = (documentId: string) =>
    hocuspocus.documents.get(documentId)?.broadcastStateless(changedMessage);
  const tellOthers = (documentId: string) => {
    const told = `${documentId} ${self}`;
    db.$executeRaw`SELECT pg_notify(${changedChannel}, ${told})`.catch((error: unknown) =>
      log.error({ err: error, document: documentId }, 'other processes are not told'),
    );
  };
  const news = {
    rights: onRights,
    text: (document: string, row: string) => {
      if (!written.delete(row)) void take(document, () => loadLiveUpdate(db, row));
    },
    changed: (document: string, from: string) => {
      if (from !== self) sayChanged(document);
    },
    missed: () => {
      // What was written meanwhile is not heard of any more.
      written.clear();
      onRights();
      for (const name of hocuspocus.documents.keys())
        void take(name, () => loadLiveDocument(db, name));
    },
  };
  const between = url === undefined ? null : listenBetween(url, news, log);

  return {
    ownRow: () => {
      const row = newId();
      if (between !== null) written.add(row);
      return row;
    },
    changed: (documentId) => {
      sayChanged(documentId);
      if (between !== null) tellOthers(documentId);
    },
    close: async () => between?.close(),
  };
}

import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { collaborationPath } from '#app/collaboration/messages.ts';
import { textField, textsOf } from '#app/domain/projects/document/yjs-text.ts';

/** An editor's connection to a text, as a browser would make it. */
export type EditorConnection = {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** What the server said beside the text, and why it refused or ended the connection. */
  said: string[];
  refused: string[];
  /** All of the text, as XML. */
  text(): string;
  /** Adds a paragraph. */
  write(words: string): void;
  /** The first stretch of words. */
  first(): Y.XmlText;
  close(): void;
};

/**
 * Opens one; it comes back by itself when it breaks.
 *
 * @param origin of the portal
 * @param cookie the `Cookie` header; null for somebody signed out
 */
export function connectEditor(
  origin: string,
  { cookie, documentId }: { cookie: string | null; documentId: string },
): EditorConnection {
  const doc = new Y.Doc();
  const said: string[] = [];
  const refused: string[] = [];
  class OwnSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { origin, ...(cookie !== null && { cookie }) } });
      // One that is closed while it connects says so when nobody listens any more.
      this.on('error', () => {});
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace('http', 'ws')}${collaborationPath}`,
    WebSocketPolyfill: OwnSocket,
  });
  const provider = new HocuspocusProvider({
    ...{ websocketProvider: socket, name: documentId, document: doc, token: 'session' },
    onStateless: ({ payload }) => said.push(payload),
    onAuthenticationFailed: ({ reason }) => refused.push(reason),
    onClose: ({ event }) => event.reason !== '' && refused.push(event.reason),
  });
  provider.attach();
  return {
    ...{ doc, provider, said, refused },
    text: () => doc.getXmlFragment(textField).toString(),
    write: (words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      doc.getXmlFragment(textField).push([paragraph]);
    },
    first: () => {
      const [text] = textsOf(doc);
      if (text === undefined) throw new Error('There is no text');
      return text;
    },
    close: () => {
      provider.destroy();
      socket.destroy();
    },
  };
}

import { createTransport } from 'nodemailer';

/** A letter to one person. */
export type Letter = {
  /** The same each time this letter is sent: mail programs show it once. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Where one click stops this kind of mail (RFC 8058); null when it cannot be stopped. */
  unsubscribe: string | null;
};

/** Hands letters to a mail server. */
export type Post = {
  /** Returns when the server has taken the letter over; throws when it has not. */
  send(letter: Letter): Promise<void>;
  close(): void;
};

/**
 * @param smtpUrl e.g. `smtps://user:password@mail.example.org`
 * @param from the sender as people see it, e.g. `Practicum <practicum@example.org>`
 */
export function openPost(smtpUrl: string, from: string): Post {
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url: smtpUrl, ...patience });
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, unsubscribe, ...letter }) => {
      await transport.sendMail({
        ...letter,
        from,
        messageId: `<${id}@${host}>`,
        headers: headersOf(unsubscribe),
      });
    },
    close: () => transport.close(),
  };
}

/** `Auto-Submitted` (RFC 3834) keeps out-of-office replies away. */
function headersOf(unsubscribe: string | null): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribe !== null && {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/**
 * Whether the mail server refused this letter or its reader for good: a reply of 500 to 599 to
 * `RCPT TO` or `DATA` (RFC 5321, section 4.2.1). The same to anything before them is about us, the
 * senders, and passes when it is mended.
 */
export function isRefusal(error: Error): boolean {
  const { responseCode, command } = error as Error & { responseCode?: number; command?: string };
  const late = command === 'RCPT TO' || command === 'DATA';
  return late && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
}

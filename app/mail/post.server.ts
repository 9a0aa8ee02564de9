import { createTransport } from 'nodemailer';

/** A letter to one person. */
export type Letter = {
  /** The same each time this letter is sent: mail programs show it once. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
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
    send: async ({ id, ...letter }) => {
      await transport.sendMail({ ...letter, from, messageId: `<${id}@${host}>` });
    },
    close: () => transport.close(),
  };
}

/** What decides whether mail may be sent to somebody. */
export type MailAddressee = {
  disabledAt: Date | null;
  deletedAt: Date | null;
  emailRefusedAt: Date | null;
  emailConfirmedAt: Date | null;
};

/**
 * Whether a mail server refused this person's address for good, and nobody has confirmed it since:
 * a refusal takes the confirmation away, so that any confirmation is a newer one.
 */
export function isRefused({
  emailRefusedAt,
  emailConfirmedAt,
}: Pick<MailAddressee, 'emailRefusedAt' | 'emailConfirmedAt'>): boolean {
  return emailRefusedAt !== null && emailConfirmedAt === null;
}

/** Whether what the portal tells goes to this person by mail at all. */
export function isReachable(person: MailAddressee): boolean {
  return person.disabledAt === null && person.deletedAt === null && !isRefused(person);
}

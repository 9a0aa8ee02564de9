/** How far a mail has come. */
export const mailStates = ['waiting', 'sent', 'kept', 'failing'] as const;
export type MailState = (typeof mailStates)[number];

/** How far a mail has come. */
export const mailStates = ['waiting', 'sent', 'kept', 'failing', 'refused'] as const;
export type MailState = (typeof mailStates)[number];

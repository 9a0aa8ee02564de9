/** What server and editors tell each other beside the text itself. */

/** Where editors connect. */
export const collaborationPath = '/collaboration';

/** Everything that the server had received before it sent this is on disk. */
export const savedMessage = 'saved';

/** Asked by an editor: say `saved` when everything that I sent is on disk. */
export const askSavedMessage = 'saved?';

/** There is something new about the document beside its text: a version, comments, a decision. */
export const changedMessage = 'changed';

/**
 * Why a connection was refused: nobody is signed in, they may not open this document, or they may
 * only suggest and changed the text itself.
 */
export type ConnectionRefusal = 'signed-out' | 'not-allowed' | 'only-suggestions';

/** Sent with the closing of a connection whose right has ended; the reason says which. */
export const endedCode = 4401;

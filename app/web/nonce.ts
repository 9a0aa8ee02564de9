import { createContext } from 'react';

/** The nonce of this answer, on the server; undefined in the browser, where it is hidden anyway. */
export const NonceContext = createContext<string | undefined>(undefined);

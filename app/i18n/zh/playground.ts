import type en from '../en/playground.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

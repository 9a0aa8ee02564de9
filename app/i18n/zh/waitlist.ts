import type en from '../en/waitlist.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

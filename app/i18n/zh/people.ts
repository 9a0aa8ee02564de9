import type en from '../en/people.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

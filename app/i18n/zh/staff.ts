import type en from '../en/staff.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

import type en from '../en/calendar.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

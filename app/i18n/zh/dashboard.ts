import type en from '../en/dashboard.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

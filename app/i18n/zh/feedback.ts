import type en from '../en/feedback.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

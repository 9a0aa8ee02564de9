import type en from '../en/syllabus.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

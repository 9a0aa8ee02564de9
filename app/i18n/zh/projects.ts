import type en from '../en/projects.ts';
import type { Translated } from '../translated.ts';

export default {} satisfies Translated<typeof en>;

import { encodeAny, toBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';

type Overlapping = { type: string; attrs?: object };

/** The name under which the editor's binding keeps a mark that may overlap itself: it ends with a hash of it. */
export function attributeOf(mark: Overlapping): string {
  return `${mark.type}--${hashOf(mark)}`;
}

/** As the editor's binding makes it. */
export function hashOf(mark: Overlapping): string {
  const bytes = digest(encodeAny(mark));
  const folded = bytes.slice(0, 6);
  for (let index = 6; index < bytes.length; index++) {
    folded[index % 6] = (folded[index % 6] ?? 0) ^ (bytes[index] ?? 0);
  }
  return toBase64(folded);
}

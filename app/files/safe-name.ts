const longest = 120;

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name under which any system can unpack a file, in no other folder than the one meant: no
 * separator, no control character, nothing that hides it or means a device. Its ending stays.
 */
export function safeName(given: string): string {
  const plain = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}<>:"/\\|?*]/gu, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const cut = shorten(plain === '' ? 'unnamed' : plain);
  return reserved.test(cut) ? `_${cut}` : cut;
}

function shorten(name: string): string {
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const characters = [...name];
  if (characters.length <= longest) return name;
  return characters.slice(0, longest - ending.length).join('') + ending;
}

/** Gives each path once: a second `a/b.txt` becomes `a/b (2).txt`. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>();
  return (path) => {
    const ending = /\.[^./]*$/.exec(path)?.[0] ?? '';
    const stem = path.slice(0, path.length - ending.length);
    let free = path;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
      free = `${stem} (${count})${ending}`;
    }
    taken.add(free.toLowerCase());
    return free;
  };
}

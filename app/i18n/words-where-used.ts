import type { Plugin } from 'vite';

const prefix = 'virtual:words/';
const call = /\buseTranslation\(([^)]*)\)/g;
const literals = /^(?:'\w+'|\[(?:\s*'\w+',?)+\s*\]|)$/;

/**
 * The namespaces that a module's calls of `useTranslation` name; without one it is the default's.
 *
 * @throws when a namespace is not written out, since its words would be missing in the browser
 */
export function namespacesIn(code: string): string[] {
  const found = new Set<string>();
  for (const [whole, named = ''] of code.matchAll(call)) {
    if (!literals.test(named.trim())) throw new Error(`${whole} does not write its namespace out`);
    for (const [namespace] of named.matchAll(/\w+/g)) found.add(namespace);
    if (named.trim() === '') found.add('ui');
  }
  return [...found];
}

/** A namespace's words as a module that makes them known; its file has the name with dashes. */
function wordsModule(namespace: string): string {
  const file = namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `import { addWords } from '/app/i18n/words.ts';
import en from '/app/i18n/en/${file}.ts';
import zh from '/app/i18n/zh/${file}.ts';
addWords('${namespace}', { en, zh });`;
}

/**
 * Gives each of the browser's modules the words that it names, so that a page loads the words of its
 * own parts instead of the whole catalogue, which grows with every feature. The server has it all.
 */
export function wordsWhereUsed(): Plugin {
  return {
    name: 'words-where-used',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) =>
      id.startsWith(`\0${prefix}`) ? wordsModule(id.slice(prefix.length + 1)) : undefined,
    transform(code, id, options) {
      const [path = ''] = id.split('?');
      if (options?.ssr === true || !/\.tsx?$/.test(path) || path.includes('node_modules')) return;
      const namespaces = namespacesIn(code);
      if (namespaces.length === 0) return;
      const imports = namespaces.map((namespace) => `import '${prefix}${namespace}';`);
      return { code: `${code}\n${imports.join('\n')}\n`, map: null };
    },
  };
}

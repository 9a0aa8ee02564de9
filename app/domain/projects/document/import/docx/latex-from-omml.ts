import { child, isOn, valueOf, type Element } from './xml.ts';

/**
 * A formula of Word (Office Math Markup, ECMA-376 part 1, chapter 22.1) as LaTeX, in what KaTeX
 * knows. What has no counterpart gives its parts; whether the whole is good is seen by setting it.
 *
 * @param math an `oMath` element
 */
export function latexFromOmml(math: Element): string {
  return all(math).replaceAll(/ {2,}/g, ' ').trim();
}

const all = (of: Element | undefined): string => (of?.children ?? []).map(one).join('');
const part = (of: Element, name: string): string => all(child(of, name));
const property = (of: Element, name: string): string | undefined =>
  valueOf(child(of, `${of.name}Pr`), name);

function one(node: Element): string {
  switch (node.name) {
    case 'r':
      return runOf(node);
    case 'f':
      return property(node, 'type') === 'noBar'
        ? `\\genfrac{}{}{0pt}{}{${part(node, 'num')}}{${part(node, 'den')}}`
        : `\\frac{${part(node, 'num')}}{${part(node, 'den')}}`;
    case 'sSup':
      return `{${part(node, 'e')}}^{${part(node, 'sup')}}`;
    case 'sSub':
      return `{${part(node, 'e')}}_{${part(node, 'sub')}}`;
    case 'sSubSup':
      return `{${part(node, 'e')}}_{${part(node, 'sub')}}^{${part(node, 'sup')}}`;
    case 'sPre':
      return `{}_{${part(node, 'sub')}}^{${part(node, 'sup')}}{${part(node, 'e')}}`;
    case 'rad':
      return rootOf(node);
    case 'nary':
      return naryOf(node);
    case 'd':
      return fenceOf(node);
    case 'func':
      return `${nameOf(child(node, 'fName'))}{${part(node, 'e')}}`;
    case 'acc':
      return accentOf(node);
    case 'bar':
      return `${property(node, 'pos') === 'bot' ? '\\underline' : '\\overline'}{${part(node, 'e')}}`;
    case 'groupChr':
      return `${groups[property(node, 'chr') ?? '⏟'] ?? '\\underbrace'}{${part(node, 'e')}}`;
    case 'limLow':
      return `\\underset{${part(node, 'lim')}}{${part(node, 'e')}}`;
    case 'limUpp':
      return `\\overset{${part(node, 'lim')}}{${part(node, 'e')}}`;
    case 'm':
      return `\\begin{matrix}${rowsOf(node, 'mr')}\\end{matrix}`;
    case 'eqArr':
      return `\\begin{aligned}${node.children
        .filter(({ name }) => name === 'e')
        .map(all)
        .join('\\\\')}\\end{aligned}`;
    case 'borderBox':
      return `\\boxed{${part(node, 'e')}}`;
    case 'phant':
      return `\\phantom{${part(node, 'e')}}`;
    default:
      return node.name.endsWith('Pr') ? '' : all(node);
  }
}

function runOf(run: Element): string {
  const properties = run.children.find(
    ({ name, children }) =>
      name === 'rPr' && children.some((each) => ['nor', 'sty', 'scr'].includes(each.name)),
  );
  const words = run.children.map(({ name, text }) => (name === 't' ? text : '')).join('');
  if (isOn(properties, 'nor')) return words === '' ? '' : `\\text{${escaped(words, true)}}`;
  const latex = escaped(words, false);
  const letters = words.trim();
  const upright = valueOf(properties, 'sty') === 'p' && /^\p{L}{2,}$/u.test(letters);
  return upright ? wordOf(letters) : latex;
}

function rootOf(node: Element): string {
  const degree = part(node, 'deg');
  const hidden = isOn(child(node, 'radPr'), 'degHide') || degree === '';
  return `\\sqrt${hidden ? '' : `[${degree}]`}{${part(node, 'e')}}`;
}

const largeOperators: Record<string, string> = {
  ...{ '∑': '\\sum', '∏': '\\prod', '∐': '\\coprod', '∫': '\\int', '∬': '\\iint' },
  ...{ '∭': '\\iiint', '∮': '\\oint', '⋃': '\\bigcup', '⋂': '\\bigcap', '⋁': '\\bigvee' },
  ...{ '⋀': '\\bigwedge', '⨁': '\\bigoplus', '⨂': '\\bigotimes' },
};

function naryOf(node: Element): string {
  const properties = child(node, 'naryPr');
  const sign = property(node, 'chr') ?? '∫';
  const operator = largeOperators[sign] ?? escaped(sign, false);
  const limits = valueOf(properties, 'limLoc') === 'undOvr' ? '\\limits' : '';
  const below = isOn(properties, 'subHide') ? '' : part(node, 'sub');
  const above = isOn(properties, 'supHide') ? '' : part(node, 'sup');
  const low = below === '' ? '' : `_{${below}}`;
  const high = above === '' ? '' : `^{${above}}`;
  return `${operator}${low === '' && high === '' ? '' : limits}${low}${high}{${part(node, 'e')}}`;
}

const fences: Record<string, string> = {
  ...{ '{': '\\{', '}': '\\}', '⟨': '\\langle ', '⟩': '\\rangle ', '〈': '\\langle ' },
  ...{ '〉': '\\rangle ', '‖': '\\|', '⌊': '\\lfloor ', '⌋': '\\rfloor ', '⌈': '\\lceil ' },
  ...{ '⌉': '\\rceil ', '|': '|', '∣': '|', '(': '(', ')': ')', '[': '[', ']': ']', '/': '/' },
};

function fenceOf(node: Element): string {
  const fence = (name: string, usual: string) => {
    const sign = property(node, name) ?? usual;
    return fences[sign] ?? '.';
  };
  const parts = node.children.filter(({ name }) => name === 'e').map(all);
  const between = `\\middle${fence('sepChr', '|')} `;
  return `\\left${fence('begChr', '(')} ${parts.join(between)}\\right${fence('endChr', ')')} `;
}

const accents: Record<string, [short: string, wide: string]> = {
  '\u0300': ['\\grave', '\\grave'],
  '\u0301': ['\\acute', '\\acute'],
  '\u0302': ['\\hat', '\\widehat'],
  '\u0303': ['\\tilde', '\\widetilde'],
  '\u0304': ['\\bar', '\\overline'],
  '\u0305': ['\\bar', '\\overline'],
  '\u0306': ['\\breve', '\\breve'],
  '\u0307': ['\\dot', '\\dot'],
  '\u0308': ['\\ddot', '\\ddot'],
  '\u030c': ['\\check', '\\check'],
  '\u20d7': ['\\vec', '\\overrightarrow'],
  '\u20d6': ['\\overleftarrow', '\\overleftarrow'],
};

function accentOf(node: Element): string {
  const inside = part(node, 'e');
  const [short, wide] = accents[property(node, 'chr') ?? '\u0302'] ?? ['\\hat', '\\widehat'];
  return `${/^(\p{L}|\\[a-z]+ )$/u.test(inside) ? short : wide}{${inside}}`;
}

const groups: Record<string, string> = {
  ...{ '⏟': '\\underbrace', '⏞': '\\overbrace', '→': '\\overrightarrow', '←': '\\overleftarrow' },
};

function rowsOf(node: Element, row: string): string {
  return node.children
    .filter(({ name }) => name === row)
    .map(({ children }) =>
      children
        .filter(({ name }) => name === 'e')
        .map(all)
        .join(' & '),
    )
    .join('\\\\');
}

/** The name of a function, with what stands below it. */
function nameOf(name: Element | undefined): string {
  const only = name?.children.filter(({ name: each }) => !each.endsWith('Pr')) ?? [];
  const [first] = only;
  if (only.length === 1 && first !== undefined && ['limLow', 'sSub', 'sSup'].includes(first.name)) {
    const sign = first.name === 'sSup' ? '^' : '_';
    const script = part(
      first,
      first.name === 'limLow' ? 'lim' : first.name === 'sSup' ? 'sup' : 'sub',
    );
    return `${nameOf(child(first, 'e'))}${sign}{${script}}`;
  }
  const words = only
    .map((each) => each.children.map(({ text }) => text).join(''))
    .join('')
    .trim();
  return /^\p{L}+$/u.test(words) ? wordOf(words) : all(name);
}

const known = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup
   ln log max min Pr sec sin sinh sup tan tanh`.split(/\s+/),
);

function wordOf(letters: string): string {
  return known.has(letters) ? `\\${letters} ` : `\\operatorname{${letters}}`;
}

const signs: Record<string, string> = {
  ...{ '\\': '\\backslash ', '{': '\\{', '}': '\\}', $: '\\$', '%': '\\%', '#': '\\#' },
  ...{ _: '\\_', '^': '\\hat{}', '~': '\\sim ', '−': '-', '\u00a0': '~', '∥': '\\parallel ' },
  ...{ '…': '\\ldots ', '⋯': '\\cdots ', '′': "'", '″': "''", '≔': ':=', '⟶': '\\longrightarrow ' },
  ...{
    '\u2061': '',
    '\u2062': '',
    '\u2063': '',
    '\u200b': '',
    '\u2009': '\\,',
    '\u2003': '\\quad ',
  },
};

const signsInWords: Record<string, string> = {
  ...{ '\\': '\\textbackslash ', '^': '\\textasciicircum ', '~': '\\textasciitilde ' },
  ...{ '{': '\\{', '}': '\\}', $: '\\$', '%': '\\%', '#': '\\#', _: '\\_', '&': '\\&' },
};

/** Letters and signs; `&` stays outside of words, where it aligns the lines of a formula. */
function escaped(words: string, inWords: boolean): string {
  const table = inWords ? signsInWords : signs;
  return [...words].map((sign) => table[sign] ?? (inWords ? sign : letterOf(sign))).join('');
}

/** Word writes slanted and bold letters as characters of their own. */
function letterOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (sign === 'ℎ') return 'h';
  if (code < 0x1d400 || code > 0x1d7ff) return sign;
  const plain = sign.normalize('NFKC');
  const bold = (code >= 0x1d400 && code <= 0x1d433) || (code >= 0x1d468 && code <= 0x1d49b);
  if (bold) return `\\mathbf{${plain}}`;
  const slanted = (code >= 0x1d434 && code <= 0x1d467) || (code >= 0x1d6e2 && code <= 0x1d71b);
  if (slanted) return plain;
  if (code >= 0x1d49c && code <= 0x1d4cf) return `\\mathcal{${plain}}`;
  if (code >= 0x1d538 && code <= 0x1d56b) return `\\mathbb{${plain}}`;
  return plain;
}

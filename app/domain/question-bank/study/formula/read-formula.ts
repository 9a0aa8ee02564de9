import { tokensOf } from './tokens.ts';

/** What a formula is worth where each of its symbols has a value. */
export type Value = (at: Symbols) => number;
export type Symbols = (symbol: string) => number;

/**
 * Reads a formula’s TeX as arithmetic: sums, products, fractions, powers, roots, logarithms and the
 * like. A letter with its index is a symbol; a function that is not known, as `p_\theta(x)`, is a
 * symbol for each value of what it is applied to. Null for what is no such formula, as a sum over an
 * index, an integral or an equation.
 */
export function readFormula(tex: string): Value | null {
  const source = new Source(tokensOf(tex));
  const value = readSum(source);
  return source.isUnderstood && source.next === undefined ? value : null;
}

/** Tokens being read, and whether all of them were understood up to now. */
class Source {
  isUnderstood = true;
  #place = 0;
  readonly #tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get next(): string | undefined {
    return this.#tokens[this.#place];
  }

  /** The token after the next one. */
  get following(): string | undefined {
    return this.#tokens[this.#place + 1];
  }

  take(): string {
    const taken = this.next ?? '';
    this.#place += 1;
    return taken;
  }

  takes(wanted: string): boolean {
    const there = this.next === wanted;
    if (there) this.#place += 1;
    return there;
  }

  /** Whatever stands up to the bracket that closes the one just taken, which is taken as well. */
  takeEnclosed(): string[] {
    const inside: string[] = [];
    for (let depth = 1; this.next !== undefined;) {
      const one = this.take();
      if ('([{'.includes(one)) depth += 1;
      if (')]}'.includes(one)) depth -= 1;
      if (depth === 0) return inside;
      inside.push(one);
    }
    return this.refuse(inside);
  }

  refuse<T>(instead: T): T {
    this.isUnderstood = false;
    return instead;
  }
}

const nothing: Value = () => Number.NaN;

function readSum(source: Source): Value {
  let value = readProduct(source);
  while (source.next === '+' || source.next === '-') {
    const sign = source.take() === '-' ? -1 : 1;
    const [left, right] = [value, readProduct(source)];
    value = (at) => left(at) + sign * right(at);
  }
  return value;
}

function readProduct(source: Source): Value {
  let value = readSigned(source);
  while (source.next !== undefined) {
    const [left, divides] = [value, source.takes('/')];
    if (!divides && !source.takes('*') && ends.has(source.next)) return value;
    const right = divides || source.next === '-' ? readSigned(source) : readPower(source);
    value = divides ? (at) => left(at) / right(at) : (at) => left(at) * right(at);
  }
  return value;
}

/** What no factor begins with. */
const ends = new Set([...')]}+-/=,;|^_<>', '\\}', '\\|', '\\le', '\\leq', '\\ge', '\\geq']);

function readSigned(source: Source): Value {
  if (source.takes('+')) return readSigned(source);
  if (!source.takes('-')) return readPower(source);
  const value = readSigned(source);
  return (at) => -value(at);
}

function readPower(source: Source): Value {
  const base = readAtom(source);
  if (!source.takes('^')) return base;
  const exponent = readGroup(source);
  return (at) => base(at) ** exponent(at);
}

/** What stands in braces, or the one token that does without. */
function readGroup(source: Source): Value {
  if (source.next !== undefined && isDigit(source.next)) return constant(Number(source.take()));
  return readAtom(source);
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '\\{': '\\}' };

const functions: Readonly<Record<string, (x: number) => number>> = {
  ...{ '\\exp': Math.exp, '\\log': Math.log, '\\tanh': Math.tanh, '\\sinh': Math.sinh },
  ...{ '\\cosh': Math.cosh, '\\sin': Math.sin, '\\cos': Math.cos },
};

function readAtom(source: Source): Value {
  const { next } = source;
  if (next === undefined) return source.refuse(nothing);
  if (isDigit(next) || next === '.') return readNumber(source);
  if (Object.hasOwn(functions, next)) return readFunction(source);
  source.take();
  const close = closing[next];
  if (close !== undefined) {
    const value = readSum(source);
    return source.takes(close) ? value : source.refuse(nothing);
  }
  if (next === '\\frac') {
    const [over, under] = [readGroup(source), readGroup(source)];
    return (at) => over(at) / under(at);
  }
  if (next === '\\sqrt') {
    const degree = source.takes('[') ? readSum(source) : constant(2);
    if (source.next === ']') source.take();
    const value = readGroup(source);
    return (at) => value(at) ** (1 / degree(at));
  }
  return readSymbol(source, next);
}

function readNumber(source: Source): Value {
  let digits = '';
  while (source.next !== undefined && (isDigit(source.next) || source.next === '.')) {
    digits += source.take();
  }
  return constant(Number(digits));
}

/** `\log`, with a base, a power, and what it is taken of: a bracket, or all factors that follow. */
function readFunction(source: Source): Value {
  const apply = functions[source.take()] ?? (() => Number.NaN);
  const base = source.takes('_') ? readGroup(source) : null;
  const exponent = source.takes('^') ? readGroup(source) : constant(1);
  const inside =
    source.next !== undefined && '(['.includes(source.next)
      ? readAtom(source)
      : readFactors(source);
  const scale: Value = base === null ? constant(1) : (at) => Math.log(base(at));
  return (at) => (apply(inside(at)) / scale(at)) ** exponent(at);
}

function readFactors(source: Source): Value {
  let value = readPower(source);
  while (source.next !== undefined && !ends.has(source.next) && source.next !== '*') {
    if (Object.hasOwn(functions, source.next)) break;
    const [left, right] = [value, readPower(source)];
    value = (at) => left(at) * right(at);
  }
  return value;
}

/** What changes a letter into another symbol. */
const accents = new Set([
  ...['\\name', '\\mathcal', '\\mathbf', '\\boldsymbol', '\\hat', '\\bar', '\\tilde', '\\vec'],
]);
const known =
  /^\\(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|ell)$/;
/** Letters before a bracket that multiply it; any other is a function of what stands in it. */
const factors =
  /^(?:[a-eijkln-ow-zBKMNT]|\\(?:alpha|beta|gamma|delta|epsilon|eta|kappa|lambda|mu|nu|rho|tau|omega))$/;

function readSymbol(source: Source, first: string): Value {
  const accented = accents.has(first);
  if (!accented && !/^[a-zA-Z]$/.test(first) && !known.test(first)) return source.refuse(nothing);
  const letter = accented ? first + groupText(source) : first;
  let name = letter;
  while (source.next === '_' || source.next === "'" || isMark(source)) {
    const mark = source.take();
    name += mark === "'" ? mark : mark + groupText(source);
  }
  if (name === 'e') return constant(Math.E);
  if (name === '\\pi') return constant(Math.PI);
  const isApplied = source.next === '(' || source.next === '[';
  if (isApplied && !factors.test(letter)) {
    source.take();
    return applied(name, source.takeEnclosed());
  }
  return (at) => at(name);
}

/** A sign or a star above, as in `a^+`: a part of the name, and no power. */
function isMark(source: Source): boolean {
  if (source.next !== '^') return false;
  return source.following !== undefined && '+-*'.includes(source.following);
}

/** The text of an index or a name: braces around one sign say nothing. */
function groupText(source: Source): string {
  const text = source.takes('{') ? source.takeEnclosed() : [source.take()];
  return `{${text.join(' ')}}`;
}

/** An unknown function: another number for other arguments, told apart by their values or words. */
function applied(name: string, inside: readonly string[]): Value {
  const parts = splitAt(inside, ',').map((part) => {
    const source = new Source(part);
    const value = readSum(source);
    const text = part.join(' ');
    return source.isUnderstood && source.next === undefined
      ? (at: Symbols) => value(at).toPrecision(9)
      : () => text;
  });
  return (at) => at(`${name}(${parts.map((part) => part(at)).join(',')})`);
}

function splitAt(tokens: readonly string[], separator: string): string[][] {
  let depth = 0;
  const parts: string[][] = [[]];
  for (const one of tokens) {
    if ('([{'.includes(one)) depth += 1;
    if (')]}'.includes(one)) depth -= 1;
    if (one === separator && depth === 0) parts.push([]);
    else parts.at(-1)?.push(one);
  }
  return parts;
}

function constant(value: number): Value {
  return () => value;
}

function isDigit(token: string): boolean {
  return /^\d$/.test(token);
}

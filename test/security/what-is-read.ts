import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What the code behind an address reads of what it is asked, by name. */
export type Reads = {
  /** Parts of the address, as in `params.person`. */
  path: Set<string>;
  /** What stands behind the question mark. */
  search: Set<string>;
  /** Fields of a form. A name that the code puts together stands as the code does. */
  fields: Set<string>;
  /** What a form can ask for: the values that its `intent` (or `do`) is compared with. */
  intents: Set<string>;
};

const asking = ['intent', 'do'];
const readers = ['get', 'getAll', 'has'];

/**
 * Looks through a module, and through those that it hands a form or a search to, for every name
 * that is read from them. It goes by the syntax alone: a form or a search is what is declared as
 * `FormData` or `URLSearchParams`, or comes from `formData()` or `.searchParams`.
 */
export function readsOf(file: string): Reads {
  const reads = nothing();
  const seen = new Set<string>();
  const visit = (module: string, names: readonly string[] | null) => {
    const key = `${module} ${names?.join() ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    const text = readFileSync(module, 'utf8');
    const source = ts.createSourceFile(module, text, ts.ScriptTarget.Latest, true);
    const parts = names === null ? [source] : partsNamed(source, names);
    scan(source, parts, reads);
    for (const [next, imported] of importsOf(source, parts)) {
      const takes = /FormData|URLSearchParams|searchParams/.test(readFileSync(next, 'utf8'));
      if (takes) visit(next, imported);
    }
  };
  visit(path.resolve(file), null);
  return reads;
}

function nothing(): Reads {
  return { path: new Set(), search: new Set(), fields: new Set(), intents: new Set() };
}

/** The same for a text, of which nothing else is looked through. */
export function readsIn(text: string): Reads {
  const reads = nothing();
  const source = ts.createSourceFile('given.tsx', text, ts.ScriptTarget.Latest, true);
  scan(source, [source], reads);
  return reads;
}

/** What a module takes from others of the portal; what runs in browsers is left out. */
function importsOf(source: ts.SourceFile, parts: readonly ts.Node[]): [string, string[]][] {
  const used = namesUsed(parts);
  return source.statements.flatMap((statement): [string, string[]][] => {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!/^(#app\/|\.)/.test(from) || /\/components\/|\/ui\/|\.css$/.test(from)) return [];
    const named = statement.importClause?.namedBindings;
    if (named === undefined || !ts.isNamedImports(named)) return [];
    const names = named.elements.map(({ name }) => name.text).filter((name) => used.has(name));
    const file = from.startsWith('#app/')
      ? path.resolve(from.slice(1))
      : path.resolve(path.dirname(source.fileName), from);
    return names.length === 0 ? [] : [[file, names]];
  });
}

/** The statements of a module that say what these names are, and those that they need for it. */
function partsNamed(source: ts.SourceFile, names: readonly string[]): ts.Statement[] {
  const parts = new Set<ts.Statement>();
  const wanted = new Set(names);
  for (let before = -1; before !== parts.size;) {
    before = parts.size;
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement) || parts.has(statement)) continue;
      if (!declares(statement).some((name) => wanted.has(name))) continue;
      parts.add(statement);
      for (const name of namesUsed([statement])) wanted.add(name);
    }
  }
  return [...parts];
}

function declares(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function namesUsed(parts: readonly ts.Node[]): Set<string> {
  const names = new Set<string>();
  walk(parts, (node) => void (ts.isIdentifier(node) && names.add(node.text)));
  return names;
}

function walk(parts: readonly ts.Node[], visit: (node: ts.Node) => void): void {
  for (const part of parts) {
    visit(part);
    ts.forEachChild(part, (child) => walk([child], visit));
  }
}

function scan(source: ts.SourceFile, parts: readonly ts.Node[], reads: Reads): void {
  const named = { search: new Set<string>(), fields: new Set<string>() };
  /** Own functions that read the name they are given, by what they read from. */
  const helpers = new Map<string, 'search' | 'fields'>([['textOf', 'fields']]);
  const each = (visit: (node: ts.Node) => void) => walk(parts, visit);
  const kindOf = (node: ts.Expression): 'search' | 'fields' | null => {
    const text = node.getText(source);
    if (text.endsWith('.searchParams') || text === 'searchParams') return 'search';
    if (/formData\(\)\)?$/.test(text)) return 'fields';
    if (named.search.has(text)) return 'search';
    return named.fields.has(text) ? 'fields' : null;
  };

  each((node) => {
    if (!(ts.isParameter(node) || ts.isVariableDeclaration(node)) || !ts.isIdentifier(node.name))
      return;
    const type = node.type?.getText(source);
    const kind = node.initializer && kindOf(node.initializer);
    if (type === 'URLSearchParams' || kind === 'search') named.search.add(node.name.text);
    if (type === 'FormData' || kind === 'fields') named.fields.add(node.name.text);
  });
  const note = (kind: 'search' | 'fields', name: ts.Expression) => {
    const helper = helperAround(name, source);
    if (ts.isStringLiteralLike(name)) reads[kind].add(name.text);
    else if (helper !== null) helpers.set(helper, kind);
    else reads[kind].add(name.getText(source));
  };
  each((node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(source) === 'params') {
      reads.path.add(node.name.text);
    }
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
      if (node.initializer?.getText(source) !== 'params') return;
      for (const { name } of node.name.elements) reads.path.add(name.getText(source));
    }
    if (!ts.isCallExpression(node)) return;
    const [first, second] = node.arguments;
    const callee = node.expression;
    if (ts.isPropertyAccessExpression(callee) && readers.includes(callee.name.text) && first) {
      const kind = kindOf(callee.expression);
      if (kind !== null) note(kind, first);
    }
    if (callee.getText(source) === 'textOf' && second) note('fields', second);
    if (callee.getText(source) === 'Object.fromEntries' && first && kindOf(first) === 'fields') {
      each((part) => noteShape(part, source, reads));
    }
  });
  each((node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const kind = helpers.get(node.expression.text);
    const [name] = node.arguments;
    if (kind && name && node.expression.text !== 'textOf' && ts.isStringLiteralLike(name)) {
      reads[kind].add(name.text);
    }
  });
  each((node) => noteIntents(node, source, reads));
}

/** The function that is given this name to read, by what it is called. */
function helperAround(name: ts.Expression, source: ts.SourceFile): string | null {
  if (!ts.isIdentifier(name)) return null;
  for (let node: ts.Node = name; node.parent; node = node.parent) {
    if (!ts.isArrowFunction(node) && !ts.isFunctionDeclaration(node)) continue;
    if (!node.parameters.some((given) => given.name.getText(source) === name.text)) continue;
    if (ts.isFunctionDeclaration(node)) return node.name?.text ?? null;
    return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText(source) : null;
  }
  return null;
}

/** The fields of a form that is read as a whole: those of the schemas in the module. */
function noteShape(node: ts.Node, source: ts.SourceFile, { fields }: Reads): void {
  if (!ts.isCallExpression(node) || node.expression.getText(source) !== 'z.object') return;
  const [shape] = node.arguments;
  if (shape === undefined || !ts.isObjectLiteralExpression(shape)) return;
  for (const property of shape.properties) {
    const name = property.name?.getText(source);
    if (name !== undefined) fields.add(name);
  }
}

function noteIntents(node: ts.Node, source: ts.SourceFile, { intents }: Reads): void {
  const asks = (each: ts.Node) => {
    const text = each.getText(source);
    return asking.some((name) => text === name || text.includes(`'${name}'`));
  };
  const add = (each: ts.Node) => {
    if (ts.isStringLiteralLike(each) && !asking.includes(each.text)) intents.add(each.text);
  };
  if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText(source))) {
    if (asks(node.left)) add(node.right);
  }
  if (ts.isSwitchStatement(node) && asks(node.expression)) {
    for (const clause of node.caseBlock.clauses)
      if (ts.isCaseClause(clause)) add(clause.expression);
  }
  if (ts.isPropertyAssignment(node) && asking.includes(node.name.getText(source))) {
    const { initializer } = node;
    if (!ts.isCallExpression(initializer)) return;
    const [values] = initializer.arguments;
    if (values && ts.isArrayLiteralExpression(values)) values.elements.forEach(add);
    else if (values) add(values);
  }
}

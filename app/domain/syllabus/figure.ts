const elements = new Set(
  `svg g defs title desc path line polyline polygon rect circle ellipse text tspan marker
   linearGradient radialGradient stop clipPath mask pattern use symbol`.split(/\s+/),
);
const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const attribute = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const prologue = /<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->/g;

/**
 * Why an SVG may not stand in a page; empty when it may. Only shapes and text are allowed: no
 * script, no foreign content, no style sheet (it would apply to the page), nothing from elsewhere.
 */
export function figureProblems(svg: string): string[] {
  const source = svg.replace(prologue, '').trim();
  const problems: string[] = [];
  if (!/^<svg[\s>]/.test(source)) problems.push('is no <svg>');
  if (!/\sviewBox\s*=/.test(source)) problems.push('has no viewBox, so it cannot be scaled');
  if (source.replace(tag, '').includes('<')) problems.push('is not well-formed');
  for (const [, , name = '', attributes = ''] of source.matchAll(tag)) {
    if (!elements.has(name)) problems.push(`<${name}> is not allowed`);
    problems.push(...attributeProblems(attributes));
  }
  return [...new Set(problems)];
}

function attributeProblems(attributes: string): string[] {
  return [...attributes.matchAll(attribute)].flatMap(([, name = '', double, single]) => {
    const value = double ?? single ?? '';
    if (/^on/i.test(name)) return [`the attribute ${name} is not allowed`];
    if (/^(xlink:)?href$/i.test(name) && !value.startsWith('#')) {
      return ['links may only lead to the figure’s own parts'];
    }
    return /url\(\s*['"]?(?!#)/i.test(value) ? ['nothing may come from elsewhere'] : [];
  });
}

/**
 * The SVG as it stands in a page: named by `title`, its ids made unique by `prefix`.
 *
 * @param svg one without problems
 */
export function inlineFigure(svg: string, prefix: string, title: string): string {
  const source = svg
    .replace(prologue, '')
    .replace(/<title[\s\S]*?<\/title>/g, '')
    .replace(/<desc[\s\S]*?<\/desc>/g, '')
    .trim()
    .replace(/(\sid\s*=\s*["'])/g, `$1${prefix}-`)
    .replace(/((?:xlink:)?href\s*=\s*["']#)/g, `$1${prefix}-`)
    .replace(/(url\(\s*['"]?#)/g, `$1${prefix}-`);
  return source.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(
      /\s(role|aria-[\w-]+|width|height|class)\s*=\s*("[^"]*"|'[^']*')/g,
      '',
    );
    const id = `${prefix}-title`;
    return `<svg${kept} role="img" aria-labelledby="${id}"><title id="${id}">${escapeText(title)}</title>`;
  });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { expect, test } from 'vitest';
import { figureProblems, inlineFigure } from './figure.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 4 4"') =>
  `<svg ${attributes}>${inside}</svg>`;

test.each([
  ['shapes and text', svg('<g fill="#000"><path d="M0 0"/><text x="1">a &lt; b</text></g>')],
  ['a prologue and comments', `<?xml version="1.0"?><!-- a <b> -->${svg('<rect width="1"/>')}`],
  ['references to its own parts', svg('<use href="#a"/><path fill="url(#b)"/>')],
])('%s may stand in a page', (_what, figure) => {
  expect(figureProblems(figure)).toEqual([]);
});

test.each([
  ['a script', svg('<script>alert(1)</script>'), '<script> is not allowed'],
  ['a script in capitals', svg('<SCRIPT/>'), '<SCRIPT> is not allowed'],
  ['foreign content', svg('<foreignObject><p/></foreignObject>'), '<foreignObject> is not allowed'],
  ['a style sheet', svg('<style>p{}</style>'), '<style> is not allowed'],
  ['an animation', svg('<animate attributeName="x"/>'), '<animate> is not allowed'],
  ['a link', svg('<a href="#x"><path/></a>'), '<a> is not allowed'],
  ['an event handler', svg('<path onload="x()"/>'), 'the attribute onload is not allowed'],
  ['a handler on the root', svg('', 'viewBox="0 0 1 1" OnLoad="x()"'), 'OnLoad is not allowed'],
  ['a part from elsewhere', svg('<use href="https://x/#a"/>'), 'own parts'],
  ['a script as an address', svg('<use xlink:href="javascript:x"/>'), 'own parts'],
  ['paint from elsewhere', svg('<path fill="url(https://x/#a)"/>'), 'nothing may come'],
  ['attributes without quotes', svg('<path onload=x()/>'), 'is not well-formed'],
  ['an open tag', svg('<path '), 'is not well-formed'],
  ['no size', '<svg><path/></svg>', 'has no viewBox'],
  ['no figure at all', '<p>hello</p>', 'is no <svg>'],
])('%s may not', (_what, figure, reason) => {
  expect(figureProblems(figure).join('\n')).toContain(reason);
});

test('ids and every reference to them carry the prefix', () => {
  const figure = svg(
    '<g id="a" clip-path="url(#c)"/><use xlink:href="#a"/><path fill="url( \'#p\')"/>',
  );
  const inlined = inlineFigure(figure, 'figure-2', 'A & B');
  expect(inlined).toContain('id="figure-2-a" clip-path="url(#figure-2-c)"');
  expect(inlined).toContain('xlink:href="#figure-2-a"');
  expect(inlined).toContain("url( '#figure-2-p')");
  expect(inlined).toContain('<title id="figure-2-title">A &amp; B</title>');
});

test('its own size, name and role give way to ours', () => {
  const inlined = inlineFigure(
    svg('<title>old</title>', 'width="9" height="9" role="none" aria-label="x" viewBox="0 0 1 1"'),
    'f',
    'New',
  );
  expect(inlined).toBe(
    '<svg viewBox="0 0 1 1" role="img" aria-labelledby="f-title"><title id="f-title">New</title></svg>',
  );
});

import { expect, test } from 'vitest';
import { renderBlocks } from './render-blocks.server.tsx';

const html = (markdown: string) =>
  JSON.stringify(renderBlocks(markdown, 'en', { '\\blank': '#1' }, true));

test('what somebody typed loads and runs nothing, and keeps its formulas', () => {
  const made = html(
    'A ![picture](https://elsewhere.example/a.png) [link](javascript:alert(1)) <script>x</script>\n\n$$\n\\blank{x^2}\n$$',
  );
  expect(made).not.toMatch(/<img|javascript:|<script|"figure"/);
  expect(made).toContain('katex-display');
});

test('a formula of what somebody typed neither links nor loads', () => {
  expect(
    html('$\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://a.example/b.png}$'),
  ).not.toMatch(/href=|<img/);
});

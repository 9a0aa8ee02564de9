import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { latexFromOmml } from './latex-from-omml.ts';
import { readXml } from './xml.ts';

const t = (text: string, properties = '') =>
  `<m:r>${properties === '' ? '' : `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`;

function latex(inner: string): string {
  const math = readXml(
    new TextEncoder().encode(`<m:oMath xmlns:m="m" xmlns:w="w">${inner}</m:oMath>`),
  );
  return math === null ? 'not XML' : latexFromOmml(math);
}

describe('a formula of Word as LaTeX', () => {
  it.each([
    ['letters and signs', t('𝑥∈ℝ, 𝐀≤50%'), 'x∈ℝ, \\mathbf{A}≤50\\%'],
    ['words', t('if x_1', '<m:nor/>'), '\\text{if x\\_1}'],
    ['a named operator', t('KL', '<m:sty m:val="p"/>'), '\\operatorname{KL}'],
    ['an upright letter', t('d', '<m:sty m:val="p"/>'), 'd'],
    ['a fraction', `<m:f><m:num>${t('1')}</m:num><m:den>${t('2')}</m:den></m:f>`, '\\frac{1}{2}'],
    [
      'a binomial',
      `<m:d><m:e><m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>${t('n')}</m:num><m:den>${t('k')}</m:den></m:f></m:e></m:d>`,
      '\\left( \\genfrac{}{}{0pt}{}{n}{k}\\right)',
    ],
    [
      'scripts',
      `<m:sSubSup><m:e>${t('x')}</m:e><m:sub>${t('t')}</m:sub><m:sup>${t('2')}</m:sup></m:sSubSup>`,
      '{x}_{t}^{2}',
    ],
    [
      'a sum with its bounds',
      `<m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/></m:naryPr><m:sub>${t('i=1')}</m:sub><m:sup>${t('n')}</m:sup><m:e>${t('i')}</m:e></m:nary>`,
      '\\sum\\limits_{i=1}^{n}{i}',
    ],
    [
      'an integral without bounds',
      `<m:nary><m:naryPr><m:subHide m:val="1"/><m:supHide m:val="1"/></m:naryPr><m:sub/><m:sup/><m:e>${t('f')}</m:e></m:nary>`,
      '\\int{f}',
    ],
    ['a root', `<m:rad><m:deg>${t('3')}</m:deg><m:e>${t('x')}</m:e></m:rad>`, '\\sqrt[3]{x}'],
    [
      'a square root',
      `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${t('x')}</m:e></m:rad>`,
      '\\sqrt{x}',
    ],
    [
      'a conditional in fences',
      `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${t('x')}</m:e><m:e>${t('z')}</m:e></m:d>`,
      '\\left[ x\\middle| z\\right]',
    ],
    [
      'cases',
      `<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr><m:e>${t('a&amp;=b')}</m:e><m:e>${t('c&amp;=d')}</m:e></m:eqArr></m:e></m:d>`,
      '\\left\\{ \\begin{aligned}a&=b\\\\c&=d\\end{aligned}\\right.',
    ],
    [
      'a limit',
      `<m:func><m:fName><m:limLow><m:e>${t('min', '<m:sty m:val="p"/>')}</m:e><m:lim>${t('θ')}</m:lim></m:limLow></m:fName><m:e>${t('L')}</m:e></m:func>`,
      '\\min _{θ}{L}',
    ],
    [
      'a function',
      `<m:func><m:fName>${t('log')}</m:fName><m:e>${t('p')}</m:e></m:func>`,
      '\\log {p}',
    ],
    ['a hat', `<m:acc><m:e>${t('x')}</m:e></m:acc>`, '\\hat{x}'],
    [
      'a wide tilde',
      `<m:acc><m:accPr><m:chr m:val="\u0303"/></m:accPr><m:e>${t('xy')}</m:e></m:acc>`,
      '\\widetilde{xy}',
    ],
    [
      'a bar',
      `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>${t('x')}</m:e></m:bar>`,
      '\\overline{x}',
    ],
    [
      'a matrix',
      `<m:m><m:mr><m:e>${t('1')}</m:e><m:e>${t('0')}</m:e></m:mr><m:mr><m:e>${t('0')}</m:e><m:e>${t('1')}</m:e></m:mr></m:m>`,
      '\\begin{matrix}1 & 0\\\\0 & 1\\end{matrix}',
    ],
    [
      'a brace below',
      `<m:limLow><m:e><m:groupChr><m:e>${t('x')}</m:e></m:groupChr></m:e><m:lim>${t('y')}</m:lim></m:limLow>`,
      '\\underset{y}{\\underbrace{x}}',
    ],
    ['something unknown', `<m:new><m:e>${t('x')}</m:e></m:new>`, 'x'],
  ])('%s', (_, inner, expected) => {
    const found = latex(inner);
    expect(found).toBe(expected);
    expect(() =>
      katex.renderToString(found, { throwOnError: true, strict: 'ignore' }),
    ).not.toThrow();
  });

  it('lets no command of LaTeX through that was typed as words', () => {
    expect(latex(t('\\href{javascript:x}{y}'))).toBe('\\backslash href\\{javascript:x\\}\\{y\\}');
  });
});

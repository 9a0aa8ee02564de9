import { renderToStaticMarkup } from 'react-dom/server';
import Markdown, { type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

const { attributes, tagNames, protocols } = defaultSchema;

/**
 * What may stand in what people write: GitHub's own list without pictures, which would be fetched
 * from elsewhere, and without boxes to tick. Links lead to web and mail addresses only.
 */
export const typedSchema: Options = {
  ...defaultSchema,
  tagNames: (tagNames ?? []).filter(
    (name) => !['img', 'input', 'picture', 'source'].includes(name),
  ),
  protocols: { ...protocols, href: ['http', 'https', 'mailto'] },
  attributes: {
    ...attributes,
    // By these names the next step finds the formulas.
    code: [['className', /^language-./, 'math-inline', 'math-display']],
  },
};

const katexOptions = {
  output: 'htmlAndMathml',
  errorColor: 'var(--late)',
  strict: 'ignore',
  trust: false,
  maxExpand: 200,
} as const;

/** The page has its own h1 and the text its h2. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => (
    <a href={href} rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
};

/**
 * Markdown that somebody typed as HTML that runs nothing and loads nothing: it is sanitised before
 * formulas are set, and TeX can neither link nor define its way out.
 */
export function renderMarkdown(markdown: string): string {
  return renderToStaticMarkup(
    <Markdown
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[
        [rehypeSanitize, typedSchema],
        [rehypeKatex, katexOptions],
      ]}
      components={components}
    >
      {markdown}
    </Markdown>,
  );
}

import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { link, words } from './told-frame.tsx';

const strong = ({ children }: { children?: React.ReactNode }) => (
  <p style={{ ...words, fontWeight: 600 }}>{children}</p>
);

const components: Components = {
  p: ({ children }) => <p style={words}>{children}</p>,
  a: ({ href, children }) => (
    <a href={href} style={link}>
      {children}
    </a>
  ),
  li: ({ children }) => <li style={{ ...words, margin: '0 0 4px' }}>{children}</li>,
  h1: strong,
  h2: strong,
  h3: strong,
  h4: strong,
  h5: strong,
  h6: strong,
};

/**
 * Markdown as a part of a letter. HTML in it is shown as the text that it is, links lead to web
 * and mail addresses only, and nothing is loaded from anywhere: pictures are left out.
 */
export function MailedMarkdown({ children }: { children: string }) {
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      components={components}
      disallowedElements={['img', 'input']}
      urlTransform={webOrMail}
    >
      {children}
    </Markdown>
  );
}

function webOrMail(address: string): string | undefined {
  return /^(https?:\/\/|mailto:)/i.test(address) ? address : undefined;
}

import { Mark, mergeAttributes } from '@tiptap/core';

// Marks of several people lie on the same words side by side: none excludes another, not even
// itself. So two who suggest at the same moment never overwrite each other.

const suggested = (name: string) => ({
  id: attribute('id'),
  author: attribute('author'),
  at: attribute('at'),
  ...(name === 'modification' && {
    change: attribute('change'),
    format: attribute('format'),
    href: attribute('href'),
  }),
});

function attribute(name: string) {
  const data = name === 'id' ? 'data-suggestion' : `data-${name}`;
  return {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute(data),
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] == null ? {} : { [data]: attributes[name] },
  };
}

const suggestionMark = (name: string, tag: string) =>
  Mark.create({
    name,
    excludes: '',
    inclusive: false,
    addAttributes: () => suggested(name),
    // Before those of Strike and Underline, which take any such element.
    parseHTML: () => [{ tag: `${tag}[data-suggestion]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => [
      tag,
      mergeAttributes(HTMLAttributes, { class: 'suggestion' }),
      0,
    ],
  });

/** What suggestions are made of. */
export const suggestionMarks = [
  suggestionMark('insertion', 'ins'),
  suggestionMark('deletion', 'del'),
  suggestionMark('modification', 'span'),
];

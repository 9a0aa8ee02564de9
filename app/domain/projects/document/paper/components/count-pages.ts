import classes from '../../components/text.module.css';

/**
 * How many pages a text takes when it is printed, by the browser's own breaking: its copy is set
 * into columns of a page's size (`paper.module.css`), and columns break as pages do.
 *
 * @param columns the element that is laid out so; what stands in `body` is replaced by the copy
 */
export function countPages(columns: HTMLElement, body: HTMLElement, text: HTMLElement): number {
  body.replaceChildren(printedCopy(text));
  const gap = Number.parseFloat(getComputedStyle(columns).columnGap);
  const pages = (columns.scrollWidth + gap) / (columns.clientWidth + gap);
  body.replaceChildren();
  return Math.max(1, Math.round(pages));
}

/** What belongs to the screen alone: other people's carets, what the editor adds, open suggestions. */
const screenOnly = [
  '.collaboration-carets__caret',
  // The separator and the caret between blocks; named so that this is no sign of the editor's code.
  'img[class^=ProseMirror]:not([src])',
  'div[class^=ProseMirror]',
  '[data-screen-only]',
  'ins[data-suggestion]',
  '.initials',
  '.spoken',
].join();

function printedCopy(text: HTMLElement): HTMLElement {
  const copy = text.cloneNode(true) as HTMLElement;
  // The sheet's own margins are not the paper's.
  copy.className = classes.text ?? '';
  for (const element of copy.querySelectorAll(screenOnly)) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('[id], [contenteditable]')]) {
    element.removeAttribute('id');
    element.removeAttribute('contenteditable');
  }
  return copy;
}

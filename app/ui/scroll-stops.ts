/**
 * Gives each of these boxes a stop for the Tab key while it scrolls; one that does not scroll at this
 * width needs none.
 *
 * @returns stops looking
 */
export function stopWhereItScrolls(boxes: Iterable<Element>): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const box of boxes) observer.observe(box);
  return () => observer.disconnect();
}

import {
  textBlocksOf,
  type BlockMath,
  type DocumentContent,
  type Inline,
  type TextBlock,
} from './content.ts';
import { captionParts, isAtomBlock } from './figures/figure.ts';

/** Every formula of the text, those of captions as well, each once. */
export function formulasOf(content: DocumentContent): { latex: string; display: boolean }[] {
  const found = new Map<string, { latex: string; display: boolean }>();
  const add = (latex: string, display: boolean) =>
    found.set(`${display}${latex}`, { latex, display });
  for (const node of textBlocksOf(content)) {
    if (node.type === 'blockMath') add(node.attrs.latex, true);
    else
      for (const part of partsOf(node))
        if (part.type === 'inlineMath') add(part.attrs.latex, false);
  }
  return [...found.values()];
}

function partsOf(node: Exclude<TextBlock, BlockMath>): readonly Inline[] {
  if (node.type === 'reference') return [];
  if (isAtomBlock(node)) return captionParts(node.attrs.caption);
  return node.content ?? [];
}

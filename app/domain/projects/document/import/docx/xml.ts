import { parseXml, XmlElement, type XmlDocument } from '@rgrove/parse-xml';

/** An element by its local name: producers choose their prefixes. */
export type Element = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly Element[];
  /** The words directly in it. */
  text: string;
};

/** Deeper than any text, and far from what a stack holds. */
const deepest = 256;

/**
 * An XML document's root; null when it is none, is nested too deeply or brings definitions of its
 * own (a document type), which could grow without end.
 */
export function readXml(bytes: Uint8Array | undefined): Element | null {
  if (bytes === undefined) return null;
  const text = new TextDecoder().decode(bytes);
  if (text.includes('<!DOCTYPE') || isTooDeep(text)) return null;
  try {
    const { root }: XmlDocument = parseXml(text);
    return root === null ? null : elementOf(root);
  } catch {
    return null;
  }
}

function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[^!?>][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > deepest) return true;
  }
  return false;
}

function elementOf({ name, attributes, children }: XmlElement): Element {
  return {
    name: local(name),
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    children: children.filter((child) => child instanceof XmlElement).map(elementOf),
    text: children
      .map((child) => ('text' in child && !(child instanceof XmlElement) ? child.text : ''))
      .join(''),
  };
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The first child of this name. */
export function child(of: Element | undefined, name: string): Element | undefined {
  return of?.children.find((each) => each.name === name);
}

/** An attribute of the first child of this name: how most of the format says anything. */
export function valueOf(of: Element | undefined, name: string): string | undefined {
  return child(of, name)?.attributes.get('val');
}

/** Whether a property is on: named alone it is. */
export function isOn(of: Element | undefined, name: string): boolean {
  const found = child(of, name);
  return (
    found !== undefined &&
    !['0', 'false', 'off', 'none'].includes(found.attributes.get('val') ?? '')
  );
}

/** All elements of this name below, in their order; not those within one that was found. */
export function within(of: Element, name: string): Element[] {
  return of.children.flatMap((each) => (each.name === name ? [each] : within(each, name)));
}

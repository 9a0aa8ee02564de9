import { stillOf, type Still } from '#playground/views/still.ts';
import type { DocumentContent } from '../content.ts';
import { experimentHref, figuresOf } from './figure.ts';

/** What is needed to show the figures of texts. */
export type FigurePlace = {
  /** The address under which their files are, each by its SHA-256. */
  at: string;
  /** Their experiments at rest, by their permalinks. */
  stills: Record<string, Still>;
};

/** What is needed to show the figures of these texts, whose files are at an address. */
export function figurePlace(at: string, ...texts: DocumentContent[]): FigurePlace {
  const stills = texts.flatMap(figuresOf).flatMap((node): [string, Still][] => {
    if (node.type === 'figure') return [];
    const { experiment, settings } = node.attrs;
    const still = stillOf(experiment, settings);
    return still === null ? [] : [[experimentHref(node.attrs), still]];
  });
  return { at, stills: Object.fromEntries(stills) };
}

/** Where the figures of a project's texts are, for those who read all of them. */
export function figuresAt(offering: string, project: string): string {
  return `/${offering}/projects/${project}/figures`;
}

import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts axe into a page, once for all the looks at it: half a megabyte that the browser must read. */
export const bringAxe = (page: Page): Promise<void> => page.evaluate(axe.source);

/**
 * What of the page keeps people out, by axe: each rule with the elements that break it. Of the page
 * alone, since no page has frames of others.
 */
export function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run({
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
    );
  }, standards);
}

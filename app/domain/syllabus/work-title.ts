/** A homework as it is called: `HW1 Autoregressive models`. */
export function workTitle(slug: string, title: string): string {
  return `${slug.toUpperCase()} ${title}`;
}

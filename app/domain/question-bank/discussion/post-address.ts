/** Where a post stands: on the page of its question. */
export function postAddress(offering: string, question: string, post: string): string {
  return `/${offering}/midterm/${question}#post-${post}`;
}

/** Where a proposed question is read by its author and staff. */
export function proposalAddress(offering: string, id: string): string {
  return `/${offering}/midterm/proposals/${id}`;
}

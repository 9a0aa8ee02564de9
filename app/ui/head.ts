import type { MetaDescriptor } from '@remix-run/react';

/** What a loader says about its page: the title of the tab, and what a search engine shows. */
export type Head = { title: string; description?: string };

/** The `meta` of a route whose loader gives a `head`; of one that failed, the portal's name. */
export function headOf({ data }: { data: { head: Head } | undefined }): MetaDescriptor[] {
  if (data === undefined) return [{ title: 'Practicum' }];
  const { title, description } = data.head;
  return description === undefined
    ? [{ title }]
    : [{ title }, { name: 'description', content: description }];
}

/** The sheets that a text is printed on, as the offering's file says; each with its print layout. */
export const papers = ['letter', 'a4'] as const;
export type Paper = (typeof papers)[number];

/** What stands above the text on its first page. */
export type PaperHead = { title: string; team: readonly string[]; stage: string };

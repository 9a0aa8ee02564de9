/** What can be brought: Markdown, and what Word and its like write. */
export const textFiles =
  '.md,.markdown,.txt,.docx,text/markdown,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Where a text comes from: a file, or an earlier text of the same stage, with its name. */
export type BroughtFrom = { file: File } | { earlier: string; name: string };

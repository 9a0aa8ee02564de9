export default {
  titleNow: 'As it stands now',
  titleOf: 'Version {{version}}',
  pages_one: '{{count}} page',
  pages_other: '{{count}} pages',
  pagesOf_one: '{{count}} page of {{limit}}',
  pagesOf_other: '{{count}} pages of {{limit}}',
  over_one: '{{count}} too many',
  over_other: '{{count}} too many',
  print: 'Print or save as PDF',
  markdown: 'Markdown',
  open: 'As on paper',
  template: 'Start from the template',
  import: 'Bring a Markdown file',
  importRefused:
    'This file cannot be read as a text of a project: it is empty, too long or nested too deeply.',
  files: 'Download all of this project (ZIP)',
} as const;

export default {
  shortcuts: {
    open: 'Shortcuts',
    title: 'Shortcuts',
    help: 'Show this list',
    use: 'Use single keys',
  },
  pages: {
    label: 'Pages',
    here: 'Page {{page}} of {{pages}}',
    previous: 'Previous page',
    next: 'Next page',
  },
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  loading: 'Loading…',
  backHome: 'To the offerings',
  tryAgain: 'Try again',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be old or mistyped. Nothing of yours is lost.',
  forbiddenTitle: 'This page is not open to you',
  forbiddenText:
    'Your role in this offering does not include it. If that looks wrong, ask the staff.',
  failedTitle: 'Something went wrong on our side',
  failedText:
    'What you had handed in or saved is kept. Try again in a moment; if it stays, tell the staff when it happened.',
  foreignTitle: 'This request came from another site',
  foreignText: 'Nothing was changed. Open the page here and try again.',
  formerMember: 'Former member',
} as const;

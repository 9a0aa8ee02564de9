export default {
  mail: {
    approved: 'Approved: {{stage}} of “{{project}}”',
    changes: 'Changes requested: {{stage}} of “{{project}}”',
    comments: 'New comments: {{stage}} of “{{project}}”',
    hello: 'Hello {{name}},',
    approvedText:
      'Staff have approved version {{version}}. Nothing more is asked for in this stage.',
    changesText:
      'Staff have read version {{version}} and ask for changes. Revise the text and submit it again when it is ready.',
    commentsText_one:
      'There is one new comment on version {{version}}. A decision has not been taken.',
    commentsText_other:
      'There are {{count}} new comments on version {{version}}. A decision has not been taken.',
    withComments_one: 'One comment is in the text.',
    withComments_other: '{{count}} comments are in the text.',
    open: 'Read the feedback',
    why: 'You get this mail because you are in the team of this project.',
  },
} as const;

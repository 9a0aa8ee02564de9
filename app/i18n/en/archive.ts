export default {
  feedback: 'Feedback: {{title}}',
  remarks: 'Said about the video: {{title}}',
  notes: 'Notes among staff: {{title}}',
  unsent: 'Typed and not sent: {{title}}',
  about: 'About “{{quote}}”',
  aboutAll: 'About all of it',
  version: 'version {{version}}',
  resolved: 'resolved',
  byStaff: '{{by}} (staff)',
  draft: 'draft, seen by staff only',
  held: 'held for the round',
  was: {
    approved: 'Version {{version}} is approved',
    changes_requested: 'Changes requested to version {{version}}',
  },
  scope: {
    accepted: 'The change of the goals is accepted.',
    discuss: 'The change of the goals is to be discussed.',
  },
} as const;

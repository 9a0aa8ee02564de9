export default {
  progress: '{{done}} of {{all}} MB',
  waiting: '{{done}} of {{all}} MB have arrived. Waiting for the connection…',
  stop: 'Stop',
  goOn: 'Go on',
  begun:
    '{{done}} of {{all}} MB of “{{name}}” have arrived. Choose the same file again, and it goes on from there. What stands still for a day is forgotten.',
  whole: 'All of “{{name}}” has arrived ({{all}} MB).',
  use: 'Use “{{name}}”',
  chooseAgain: 'Choose the file again',
  refused: {
    'too large': 'The file is larger than {{count}} MB. Save it smaller, or give a link.',
    'signed out': 'You are signed out. What has arrived is kept for a day: sign in and go on.',
    'not allowed': 'You cannot bring a file here any more. Reload the page to see why.',
    'too often': 'Too many files were begun in this hour. Wait a little.',
    'not stored':
      'The portal’s disk is full or fails just now. What has arrived is kept for a day: go on in a while, and tell the staff.',
  },
} as const;

export default {
  title: 'Hand in',
  noFiles: 'No files yet. What you bring is kept here and seen by nobody until you hand it in.',
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  orDrop: 'or drop or paste them here: {{kinds}}, {{megabytes}} MB together at most',
  leaveOut: 'Leave out',
  leaveOutOf: 'Leave out {{name}}',
  tryAgain: 'Try again',
  tryAgainWith: 'Try {{name}} again',
  arriving: '{{done}} of {{all}}',
  waiting: '{{done}} of {{all}} have arrived. Waiting for the connection…',
  begun:
    '{{done}} of {{all}} of “{{name}}” have arrived. Choose the same file again, and it goes on from there. What stands still for a day is forgotten.',
  onTime: 'On time: it costs nothing.',
  costsNothing: 'Late, but it costs nothing more.',
  costs: 'Late: it costs {{takes}} of the {{balance}} that you have left.',
  loses: 'Late: {{takes}} are taken off this version.',
  free: 'Without credit it costs nothing.',
  so: 'So it stays until',
  agree: 'Yes, take {{takes}}; {{left}} are left then',
  agreeToLose: 'Yes, take {{takes}} off this version',
  button: 'Hand in version {{next}}',
  why: {
    busy: 'Files are still on their way.',
    empty: 'Bring at least one file.',
    unchanged: 'These are the files that you handed in last.',
  },
  clock: 'The instant that counts is when your click arrives, by the portal’s clock.',
  done: 'Version {{version}} is handed in',
  doneText: 'Its files are on disk. Keep the receipt: it proves what you handed in, and when.',
  closed: {
    'too late': 'It is too late: nothing is accepted any more. Write to the staff.',
    'too few left': 'You have too few {{units}} left for this. Write to the staff.',
  },
  refused: {
    'not found': 'There is nothing to hand in here any more. Reload the page to see why.',
    archived: 'This offering is over; nothing is handed in any more.',
    'no files': 'Nothing was handed in: there are no files. Bring at least one.',
    'other files':
      'Nothing was handed in: the files have changed meanwhile, perhaps in another tab. Look at them below and hand in again.',
    unchanged: 'These files are handed in already, as the latest version.',
    'too late': 'Nothing was handed in: it is too late. Your files are kept; write to the staff.',
    'too few left':
      'Nothing was handed in: too few {{units}} are left. Your files are kept; write to the staff.',
    'costs more':
      'Nothing was handed in yet: meanwhile it costs more. Look at the price below and agree to it.',
    'not reached': 'The portal could not be reached. Your files are kept; try again in a moment.',
  },
  notTaken: {
    'too large': 'Not taken: it is larger than {{megabytes}} MB.',
    'signed out': 'You are signed out. What has arrived is kept for a day: sign in and go on.',
    'not allowed': 'Nothing can be brought here any more. Reload the page to see why.',
    'too often': 'Too many files were begun in this hour. Wait a little.',
    'not found': 'Nothing can be brought here any more. Reload the page to see why.',
    archived: 'Not taken: this offering is over.',
    'not whole': 'It has not arrived as a whole. Choose it again: it goes on from there.',
    'not stored':
      'Not taken: the portal’s disk is full or fails just now. What has arrived is kept for a day, and your other files are safe. Try again in a while, and tell the staff.',
    'too many': 'Not taken: a version holds {{most}} files at most. Pack them into a zip.',
    'too much':
      'Not taken: all files together may have {{megabytes}} MB. Leave one out, or save it smaller.',
    'another kind': 'Not taken: {{kinds}} is expected.',
    'does not open':
      'Not taken: it does not open as what its name says. Perhaps it was not saved to its end: open it on your machine, save it and bring it again.',
    'not reached':
      'The portal could not be reached. What has arrived is kept: choose the file again in a moment.',
  },
  versions: 'Handed in',
  version: 'Version {{number}}',
  standing: {
    'counts on time': 'counts, on time',
    'counts late': 'counts, late',
    'a later one counts': 'a later one counts',
    'a better one counts': 'a better one counts',
    'another one is chosen': 'you chose another one',
    'refused: too late': 'does not count: too late',
    'refused: too few left': 'does not count: too few {{units}}',
  },
  choosing: {
    button: 'Let version {{number}} count',
    price: 'It is charged {{then}} then, instead of {{now}}.',
    yes: 'Yes, let version {{number}} count',
    no: 'Leave it as it is',
    text: 'While no score of this homework is out, you choose which version counts. What you hand in afterwards counts by itself.',
    refused: {
      'not found': 'Nothing was chosen: there is no such version. Reload the page.',
      archived: 'Nothing was chosen: this offering is over.',
      'not to be chosen':
        'Nothing was chosen: meanwhile it counts already, a score is out, or too little is left for it. Reload the page to see which.',
      'costs more':
        'Nothing was chosen yet: meanwhile it is charged more. Look at the price again.',
      'not reached': 'The portal could not be reached: nothing was chosen. Try again in a moment.',
    },
  },
  receipt: 'Receipt',
  receiptText:
    'A receipt names the files by their SHA-256 and the instant, signed with the portal’s key. Anybody can check it, with the portal or without:',
  checkReceipt: 'check a receipt',
} as const;

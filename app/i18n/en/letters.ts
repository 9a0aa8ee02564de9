/** What letters about something told say below its line, around it, and in the digest. */
export default {
  hello: 'Hello {{name}},',
  approved: 'Staff have approved version {{version}}. Nothing more is asked for in this stage.',
  conditions_one:
    'Staff have approved version {{version}} with one condition. The next stage has it on its list: tick it when it is met.',
  conditions_other:
    'Staff have approved version {{version}} with {{count}} conditions. The next stage has them on its list: tick each when it is met.',
  assigned_one: 'You answer this project from now on:',
  assigned_other: 'You answer these projects from now on:',
  seeAssigned: 'See what waits',
  mention: 'What they say:',
  readMention: 'Read and answer',
  watchAndAnswer: 'Watch and answer',
  discussion: {
    answered: 'Somebody answered what you asked about a question of the midterm’s bank.',
    endorsed: 'Staff say that your answer is right. It stands first in its thread now.',
    open: 'Read the discussion',
  },
  proposal: {
    changes:
      'Staff have read your question and say what they would change. Edit it and hand it over again.',
    declined: 'Staff have read your question and say why the bank does not take it.',
    accepted: 'Your question is in the midterm’s bank. It comes out with the others.',
    removed: 'Your question was in the midterm’s bank. Staff say why they took it out.',
    edited: 'Staff changed something in your question and say what.',
    open: 'See what became of it',
  },
  suggestions:
    '{{by}} suggests changes in your text. Each stands in it with a mark until you accept or reject it.',
  seeSuggestions: 'See the suggestions',
  condition: {
    ticked: 'The team says that this condition of the approval is met:',
    accepted: 'Staff have accepted that this condition of the approval is met:',
    reopened: 'Staff say that this condition of the approval is not met yet:',
    how: 'How it was met:',
    why: 'What they say about it:',
    open: 'See the conditions',
  },
  changes:
    'Staff have read version {{version}} and ask for changes. Revise the text and submit it again when it is ready.',
  comments_one: 'There is one new comment on version {{version}}. A decision has not been taken.',
  comments_other:
    'There are {{count}} new comments on version {{version}}. A decision has not been taken.',
  scope: {
    accepted: 'The change of your goals is accepted: the new ones are the goals of the project.',
    discuss:
      'They want to discuss the change of your goals first; until then the approved goals hold.',
  },
  gallery: {
    ready:
      'Everybody in the team has agreed, and the report is handed in. It becomes public once you release it.',
    released:
      'It is public from the day on which the gallery opens, while all of you agree. Each of you can withdraw it at any time.',
    withdrawn: 'It is no longer shown to anybody outside of the course.',
    'taken-down':
      'The staff have taken it out. It is no longer shown to anybody outside of the course.',
    open: 'See it in the portal',
  },
  withComments_one: 'One comment is in the text.',
  withComments_other: '{{count}} comments are in the text.',
  readFeedback: 'Read the feedback',
  teamInvited:
    '{{by}} asks you to join the team of “{{project}}”. Accept or decline on your projects page.',
  team: {
    joined: 'You work on the same text from now on.',
    returned: 'They took back within the day that they had left.',
    left: 'What they wrote stays with the project.',
    declined: 'You can ask somebody else.',
    elsewhere: 'Your invitation has ended. You can ask somebody else.',
    'taken-out': 'Staff have done it. What was written stays with the project.',
    answer: 'Answer it',
    see: 'See the team',
    board: 'Open the board',
  },
  teamRequest: {
    asked: {
      join: 'The team is settled, so it needs your word.',
      leave: 'The team is settled, so it needs your word.',
    },
    granted: {
      join: 'An invitation is on its way to them.',
      leave: 'What they wrote stays with the project.',
    },
    refused: { join: 'The team stays as it is.', leave: 'The team stays as it is.' },
    why: 'Why they ask:',
  },
  teamAsked: 'They have a card on the board. If you like, invite them on the page of your team.',
  teamMatch: 'It is a suggestion and no more: you decide whom you work with.',
  peerReading: {
    given_one:
      'Read it and answer a few questions for its team by {{when}}. You can change your answers until then.',
    given_other:
      'Read them and answer a few questions for each team by {{when}}. You can change your answers until then.',
    reminded_one: 'Its team waits for what you have to say. It is due {{when}}.',
    reminded_other: 'Their teams wait for what you have to say. It is due {{when}}.',
    taken_one: 'You need not answer about it any more.',
    taken_other: 'You need not answer about them any more.',
    open: 'Read and answer',
    see: 'See what is left',
  },
  peerFeedback_one: 'It stands beside the answer of the staff, and is not a part of it.',
  peerFeedback_other: 'It stands beside the answer of the staff, and is not a part of it.',
  handedIn:
    '{{by}} has handed in {{homework}} for all of your team. You find the version, what it costs you and your own receipt in the portal.',
  seeVersion: 'See what was handed in',
  score: 'The score of {{homework}} has been released. You find it in the portal.',
  regrade: {
    asked: 'Somebody asks for another look at a part of {{homework}}:',
    said: 'Somebody has written about another look at {{homework}}. You find it in the portal.',
    decided: 'A part of {{homework}} was looked at again. You find the answer in the portal.',
    open: 'Read it',
  },
  seeScore: 'See it in the portal',
  applicationReceived:
    'We have your application. You can change it until the form closes; you will hear from us here and by mail.',
  seeApplication: 'See your application',
  application: {
    offer: 'A seat is offered to you.',
    waitlist:
      'There is no free seat now. You are on the waitlist: the portal shows your place and why it is that one.',
    refuse:
      'We cannot give you a seat this time. You are welcome to read along: lectures and models are open to everybody.',
  },
  seeAnswer: 'See the answer',
  seatOffered:
    'A seat in the course is held for you until {{when}}. Take it or decline it by then; afterwards it goes to the next person.',
  answerOffer: 'Answer the offer',
  seatExpired:
    'You did not answer in time, and the seat has gone to the next person. You can still read along and hand in homework.',
  seatWithdrawn:
    'Staff took back the seat that was held for you. If this surprises you, write to them.',
  seePlace: 'See where you stand',
  seatGiven: 'Staff have given you a seat in the course.',
  openDashboard: 'Open your dashboard',
  seatDropped:
    'Your seat in the course was taken back. Your work stays yours, and you can read along.',
  saidWhy: 'What staff say about it:',
  readAnnouncement: 'Read it in the portal',
  deadline:
    '{{work}} is due {{when}}, and nothing of yours has been handed in yet. If an extension was granted, this time already counts it.',
  deadlineChanged: {
    team: {
      extended:
        'Staff have given “{{project}}” more time. The date is your team’s own, and reminders follow it.',
      moved: 'Staff have moved the deadline for everybody. The date counts for “{{project}}”.',
      'taken-back':
        'Staff have taken an extension of “{{project}}” back. Write to them if that surprises you.',
    },
    own: {
      extended:
        'Staff have given you more time. The date is your own: reminders and what counts as late follow it.',
      moved:
        'Staff have moved the deadline for everybody. Reminders and what counts as late follow it.',
      'taken-back':
        'Staff have taken an extension of yours back. Write to them if that surprises you.',
    },
  },
  handIn: 'Go to it',
  why: {
    seat: 'You get this mail because it is about your place in the course; it cannot be turned off.',
    application:
      'You get this mail because you applied; answers to an application are always mailed.',
    decision: 'You get this mail because you are in the team of this project.',
    discussion:
      'You get this mail because you take part in the discussion of the midterm’s questions, or proposed one.',
    presentation:
      'You get this mail because the presentation is your team’s, or you said something about it.',
    comments: 'You get this mail because you are in the team of this project.',
    assignment: 'You get this mail because you are on the staff of the course.',
    mention: 'You get this mail because somebody mentioned you by name.',
    condition: 'You get this mail because a project of yours was approved with conditions.',
    team: 'You get this mail because it is about a team that you are in, could join, or look after.',
    score: 'You get this mail because it is about a score of yours, or one that you gave.',
    deadline: 'You get this mail because it is about a deadline of yours.',
    'urgent-announcement': 'You get this mail because staff marked it as urgent.',
    announcement: 'You get this mail because staff announced it to you.',
    digest: 'You get this mail once a day, when there is something new.',
  },
  stop: 'Stop mails like this one',
  choose: 'Choose what is mailed',
  digest: {
    subject_one: 'One thing is new',
    subject_other: '{{count}} things are new',
    subjectIn: '{{course}}: {{news}}',
    intro: 'What happened since the last of these mails:',
    open: 'Open the inbox',
  },
} as const;

/** What the keys of saved replies begin with. */
export const savedReplies = 'saved-reply/';

/**
 * Under what the words of each field are kept, behind the person and the document. Two fields never
 * share a key: a private note must not appear in what is sent to the team.
 */
export const keptFields = {
  reply: (thread: string) => thread,
  changedComment: (comment: string) => `change/${comment}`,
  comment: (version: number) => `new/${version}`,
  /** What a new comment is about, as JSON. */
  commentAbout: (version: number) => `new/${version}/about`,
  decisionNote: () => 'answer',
  verdict: () => 'verdict',
  /** One a line. */
  conditions: () => 'conditions',
  stepOfCondition: (condition: string, step: string) => `condition/${condition}/${step}`,
  criterion: (version: number, criterion: string) => `rubric/${version}/${criterion}`,
  staffNote: () => 'staff-note',
  changedNote: (note: string) => `staff-note/${note}`,
  /** `new` for one that is not saved yet. */
  replyTitle: (reply: string) => `${savedReplies}${reply}/title`,
  replyBody: (reply: string) => `${savedReplies}${reply}/body`,
  remark: () => 'remark',
  /** When in the video. */
  remarkInstant: () => 'remark/instant',
  remarkAnswer: (thread: string) => `remark/${thread}`,
} as const;

export type KeptField = keyof typeof keptFields;

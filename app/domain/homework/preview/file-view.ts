/** What of a stored file is shown on a page. */
export type FileView =
  | { kind: 'pdf' }
  | { kind: 'notebook'; cells: Cell[]; more: boolean }
  | { kind: 'code'; lines: string[] }
  | { kind: 'archive'; entries: ArchiveEntry[]; more: boolean }
  | { kind: 'none'; because: NoView };

export type NoView =
  /** More than a page holds. */
  | 'too large'
  /** It does not open as what its name says. */
  | 'broken'
  /** One that is not shown. */
  | 'unknown kind'
  /** The store does not have it. */
  | 'not here';

/** A cell of a notebook; `more` says that its end was left out. */
export type Cell =
  | { kind: 'words'; html: string; pictures: Picture[] }
  | { kind: 'plain'; text: string; more: boolean }
  | {
      kind: 'code';
      /** When it ran, counted by the notebook. */
      count: number | null;
      code: string;
      outputs: Output[];
      more: boolean;
    };

export type Output =
  | { kind: 'text' | 'error'; text: string; more: boolean }
  | { kind: 'picture'; picture: Picture }
  /** What could run, or a picture that is too large. */
  | { kind: 'left out'; because: 'not shown' | 'too large' };

/** A `data:` address. */
export type Picture = string;

/** A file in an archive; its size in bytes, as the archive says. */
export type ArchiveEntry = { name: string; size: number };

import { createContext, useContext } from 'react';

/** A figure or a work of the text that is looked at to be changed, and where it stands. */
export type Opened = { name: string; attrs: Record<string, unknown>; at: number };

/** What figures in an editor need of the page around it. */
export type FigureDesk = {
  /** The address under which the project's figures are. */
  at: string;
  /** Opens one to be changed; null where that is not possible: who suggests changes words alone. */
  onOpen: ((opened: Opened) => void) | null;
};

const Desk = createContext<FigureDesk>({ at: '', onOpen: null });

export const FigureDeskProvider = Desk.Provider;
export const useFigureDesk = () => useContext(Desk);

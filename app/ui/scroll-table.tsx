import type { ReactNode } from 'react';
import classes from './scroll-table.module.css';

type ScrollTableProps = {
  /** What the table is called by a screen reader. */
  label: string;
  /** Further classes of the table, and of the place in which it scrolls. */
  className?: string | undefined;
  frame?: string | undefined;
  children: ReactNode;
};

/** A table of lines. A wide one scrolls in its own place, by keyboard as well, and not the page. */
export function ScrollTable({ label, className = '', frame = '', children }: ScrollTableProps) {
  return (
    <div className={`${classes.frame} ${frame}`} tabIndex={0} role="group" aria-label={label}>
      <table className={`${classes.table} ${className}`}>{children}</table>
    </div>
  );
}

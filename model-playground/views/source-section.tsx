import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

import type { Experiment } from '../catalog.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

const SourceDrawer = lazy(() => import('./source-drawer.tsx'));

/** The drawer with the source; its code and the formulas' fonts load when it is opened. */
export function SourceSection({
  experiment,
  alwaysOpen = false,
}: {
  experiment: Experiment;
  alwaysOpen?: boolean;
}) {
  const { m } = useWords();
  const [open, setOpen] = useState(alwaysOpen);
  return (
    <div className={classes.source}>
      {!alwaysOpen && (
        <h2>
          <UnstyledButton
            className={classes.drawerHandle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={18} stroke={1.75} aria-hidden />
            {m.source}
          </UnstyledButton>
        </h2>
      )}
      {open && (
        <Suspense fallback={null}>
          <SourceDrawer experiment={experiment} />
        </Suspense>
      )}
    </div>
  );
}

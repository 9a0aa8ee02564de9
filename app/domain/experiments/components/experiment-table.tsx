import { useReducedMotion } from '@mantine/hooks';
import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureKind } from '#playground/catalog/types.ts';
import { filmPlayer, type FilmPlayer } from './film-player.ts';
import { Thumbnail } from './thumbnail.tsx';
import classes from './experiment-table.module.css';

export interface ExperimentEntry {
  slug: string;
  title: string;
  picture: PictureKind;
}

export interface ExperimentRow {
  /** Null for what no lecture shows. */
  title: string | null;
  lectures: readonly { offering: string; slug: string; term: string }[];
  /** One list for each family. */
  cells: readonly (readonly ExperimentEntry[])[];
}

interface ExperimentTableProps {
  families: readonly string[];
  rows: readonly ExperimentRow[];
}

/**
 * Lectures × families, each experiment with a film of a real run. On a phone the rows stand below
 * each other and every cell names its family; the roles keep it a table for those who listen.
 */
export function ExperimentTable({ families, rows }: ExperimentTableProps) {
  const { t } = useTranslation('playground');
  const still = useReducedMotion(true);
  const [stopped, setStopped] = useState(false);
  const [player] = useState(filmPlayer);
  const moving = !still && !stopped;
  return (
    <>
      <div className={classes.above}>
        <p className={classes.note}>{t('films')}</p>
        {!still && (
          <Button variant="default" size="xs" onClick={() => setStopped(!stopped)}>
            {stopped ? t('playFilms') : t('stopFilms')}
          </Button>
        )}
      </div>
      <table className={classes.table} role="table" aria-label={t('matrix')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('lecture')}
            </th>
            {families.map((family) => (
              <th key={family} role="columnheader" scope="col">
                {family}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.title} row={row} families={families} player={player} moving={moving} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  row: ExperimentRow;
  families: readonly string[];
  player: FilmPlayer;
  moving: boolean;
}

function Row({ row, families, player, moving }: RowProps) {
  const { t } = useTranslation('playground');
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className={classes.lecture}>{row.title ?? t('noLecture')}</span>
        <span className={classes.terms}>
          {row.lectures.map(({ offering, slug, term }) => (
            <Link
              key={offering}
              to={`/${offering}/lectures/${slug}`}
              aria-label={t('lectureIn', { lecture: row.title ?? '', term })}
            >
              {term}
            </Link>
          ))}
        </span>
      </th>
      {row.cells.map((entries, column) => (
        <td key={families[column]} role="cell" data-empty={entries.length === 0}>
          {entries.length > 0 && (
            <span className={classes.family} aria-hidden>
              {families[column]}
            </span>
          )}
          {entries.map(({ slug, title, picture }) => (
            <Link key={slug} to={`/playground/${slug}`} className={classes.entry}>
              <Thumbnail slug={slug} picture={picture} player={player} moving={moving} />
              <span>{title}</span>
            </Link>
          ))}
        </td>
      ))}
    </tr>
  );
}

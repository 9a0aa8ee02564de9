import { useEffect, useState } from 'react';
import type { StudyCard } from '../study-card.ts';

type Cards = ReadonlyMap<string, StudyCard> | 'loading' | 'failed';

/** The words of the cards: fetched once for the page, from the browser's store without a network. */
export function useCards(address: string): Cards {
  const [cards, setCards] = useState<Cards>('loading');
  useEffect(() => {
    const asked = new AbortController();
    loadCards(address, asked.signal).then(
      (loaded) => setCards(new Map(loaded.map((card) => [card.question, card]))),
      () => {
        if (!asked.signal.aborted) setCards('failed');
      },
    );
    return () => asked.abort();
  }, [address]);
  return cards;
}

async function loadCards(address: string, signal: AbortSignal): Promise<StudyCard[]> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The cards answered ${response.status}`);
  return (await response.json()) as StudyCard[];
}

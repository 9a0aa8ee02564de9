import classes from './upload-card.module.css';

/** What a card says, in the language of the page. */
export type CardWords = {
  sending: (name: string) => string;
  progress: (name: string) => string;
  again: string;
  away: string;
};

/** What stands in the text while a picture is on its way: no part of it. */
export type UploadCard = {
  dom: HTMLElement;
  /** 0 to 1. */
  progress(share: number): void;
  /** Says why it did not go, and whether it can be tried again. */
  failed(words: string, again: boolean): void;
  sending(): void;
  destroy(): void;
};

/** Made of plain elements: the editor keeps it where it is while the text around it changes. */
export function uploadCard(
  file: File,
  words: CardWords,
  on: { again: () => void; away: () => void },
): UploadCard {
  const preview = URL.createObjectURL(file);
  const dom = element('div', classes.card);
  // It is not printed, and takes no room on paper.
  dom.dataset.screenOnly = '';
  dom.contentEditable = 'false';
  const image = document.createElement('img');
  image.className = classes.preview ?? '';
  image.src = preview;
  image.alt = '';
  image.onerror = () => image.remove();
  const said = element('p', classes.said);
  said.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', words.progress(file.name));
  const again = button(words.again, on.again);
  const away = button(words.away, on.away);
  const ways = element('p', classes.ways);
  ways.append(again, away);
  const body = element('div', classes.body);
  body.append(said, bar, ways);
  dom.append(image, body);
  const sending = () => {
    said.textContent = words.sending(file.name);
    dom.removeAttribute('data-failed');
    bar.hidden = false;
    bar.value = 0;
    again.hidden = true;
  };
  sending();
  return {
    dom,
    sending,
    progress: (share) => {
      bar.value = share;
    },
    failed: (why, mayTry) => {
      said.textContent = why;
      dom.dataset.failed = '';
      bar.hidden = true;
      again.hidden = !mayTry;
    },
    destroy: () => URL.revokeObjectURL(preview),
  };
}

function element(tag: string, className: string | undefined): HTMLElement {
  const made = document.createElement(tag);
  made.className = className ?? '';
  return made;
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = classes.button ?? '';
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

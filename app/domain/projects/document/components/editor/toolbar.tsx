import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconColumnInsertRight,
  IconColumnRemove,
  IconH1,
  IconH2,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMathFunction,
  IconPhoto,
  IconQuote,
  IconSourceCode,
  IconRowInsertBottom,
  IconRowRemove,
  IconTable,
  IconTableOff,
  type Icon,
} from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { figureTypes } from '../../figures/figure.ts';
import type { Mode } from '../../suggestions/editor/rewrite.ts';
import classes from './editor.module.css';

type Tool = {
  name: ToolName;
  icon: Icon;
  run: () => void;
  /** Whether it holds where the caret is; undefined for what is done once. */
  on?: boolean;
  off?: boolean;
};

type ToolName =
  | 'bold'
  | 'italic'
  | 'code'
  | 'heading'
  | 'subheading'
  | 'bullets'
  | 'numbers'
  | 'quote'
  | 'link'
  | 'formula'
  | 'figure'
  | 'citation'
  | 'codeBlock'
  | 'table'
  | 'rowAfter'
  | 'rowAway'
  | 'columnAfter'
  | 'columnAway'
  | 'tableAway'
  | 'undo'
  | 'redo';

type ToolbarProps = {
  editor: Editor;
  mode: Mode;
  /** Null for who may only suggest. */
  onMode: ((mode: Mode) => void) | null;
  onFormula: () => void;
  onLink: () => void;
  onCite: () => void;
};

/** The editor's tools: one stop for Tab, arrows from one to the next. */
export function Toolbar({ editor, mode, onMode, ...ask }: ToolbarProps) {
  const { t } = useTranslation('projects');
  const { t: words } = useTranslation('suggestions');
  const chooser = useRef<HTMLInputElement>(null);
  const groups = useTools(editor, mode, { ...ask, onFigure: () => chooser.current?.click() });
  const bar = useRef<HTMLDivElement>(null);
  const [chosen, setStop] = useState(0);
  const modes: Mode[] = onMode === null ? ['suggest'] : ['write', 'suggest'];
  // Suggesting has fewer tools.
  const last = modes.length + groups.flat().length - 1;
  const stop = Math.min(chosen, last);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const next = (stop + step + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  };
  let index = 0;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('tools.label')}
      className={classes.tools}
      onKeyDown={move}
    >
      <div className={classes.group} role="group" aria-label={words('mode')}>
        {modes.map((one) => {
          const own = index++;
          return (
            <UnstyledButton
              key={one}
              className={classes.mode}
              aria-pressed={one === mode}
              data-mode={one}
              tabIndex={own === stop ? 0 : -1}
              onFocus={() => setStop(own)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onMode?.(one)}
            >
              {words(`modes.${one}`)}
            </UnstyledButton>
          );
        })}
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={figureTypes.join()}
        aria-label={t('tools.figure')}
        onChange={({ currentTarget }) => {
          editor.commands.bringFigures([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      {groups.map((tools, group) => (
        <div key={group} className={classes.group}>
          {tools.map((tool) => {
            const own = index++;
            return (
              <ToolButton
                key={tool.name}
                tool={tool}
                stop={own === stop}
                onFocus={() => setStop(own)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function ToolButton({ tool, stop, onFocus }: { tool: Tool; stop: boolean; onFocus: () => void }) {
  const { t } = useTranslation('projects');
  const { name, icon: Icon, run, on, off } = tool;
  const label = t(`tools.${name}`);
  return (
    <Tooltip label={label} openDelay={400} withinPortal={false}>
      <UnstyledButton
        className={classes.tool}
        aria-label={label}
        aria-pressed={on}
        aria-disabled={off}
        tabIndex={stop ? 0 : -1}
        onFocus={onFocus}
        // The text keeps its selection while a tool is pressed with the mouse.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          if (off !== true) run();
        }}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}

type Asking = Pick<ToolbarProps, 'onFormula' | 'onLink' | 'onCite'> & { onFigure: () => void };

function useTools(editor: Editor, mode: Mode, ask: Asking): Tool[][] {
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      code: now.isActive('code'),
      heading: now.isActive('heading', { level: 2 }),
      subheading: now.isActive('heading', { level: 3 }),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      codeBlock: now.isActive('codeBlock'),
      link: now.isActive('link'),
      formula: now.isActive('inlineMath') || now.isActive('blockMath'),
      table: now.isActive('table'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const insideTable: Tool[] = [
    { name: 'rowAfter', icon: IconRowInsertBottom, run: () => chain().addRowAfter().run() },
    { name: 'rowAway', icon: IconRowRemove, run: () => chain().deleteRow().run() },
    { name: 'columnAfter', icon: IconColumnInsertRight, run: () => chain().addColumnAfter().run() },
    { name: 'columnAway', icon: IconColumnRemove, run: () => chain().deleteColumn().run() },
    { name: 'tableAway', icon: IconTableOff, run: () => chain().deleteTable().run() },
  ];
  const insertTable = () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  const tools: Tool[][] = [
    [
      { name: 'bold', icon: IconBold, on: at.bold, run: () => chain().toggleBold().run() },
      { name: 'italic', icon: IconItalic, on: at.italic, run: () => chain().toggleItalic().run() },
      { name: 'code', icon: IconCode, on: at.code, run: () => chain().toggleCode().run() },
    ],
    [
      {
        name: 'heading',
        icon: IconH1,
        on: at.heading,
        run: () => chain().toggleHeading({ level: 2 }).run(),
      },
      {
        name: 'subheading',
        icon: IconH2,
        on: at.subheading,
        run: () => chain().toggleHeading({ level: 3 }).run(),
      },
      {
        name: 'bullets',
        icon: IconList,
        on: at.bullets,
        run: () => chain().toggleBulletList().run(),
      },
      {
        name: 'numbers',
        icon: IconListNumbers,
        on: at.numbers,
        run: () => chain().toggleOrderedList().run(),
      },
      {
        name: 'quote',
        icon: IconBlockquote,
        on: at.quote,
        run: () => chain().toggleBlockquote().run(),
      },
      {
        name: 'codeBlock',
        icon: IconSourceCode,
        on: at.codeBlock,
        run: () => chain().toggleCodeBlock().run(),
      },
    ],
    [
      { name: 'link', icon: IconLink, on: at.link, run: ask.onLink },
      { name: 'formula', icon: IconMathFunction, on: at.formula, run: ask.onFormula },
      { name: 'figure', icon: IconPhoto, run: ask.onFigure },
      { name: 'citation', icon: IconQuote, run: ask.onCite },
      ...(at.table
        ? insideTable
        : [{ name: 'table', icon: IconTable, run: insertTable } satisfies Tool]),
    ],
    [
      {
        name: 'undo',
        icon: IconArrowBackUp,
        off: !at.undo,
        run: () => chain().undo().run(),
      },
      {
        name: 'redo',
        icon: IconArrowForwardUp,
        off: !at.redo,
        run: () => chain().redo().run(),
      },
    ],
  ];
  if (mode === 'write') return tools;
  return tools
    .map((group) => group.filter(({ name }) => suggestible.includes(name)))
    .filter((group) => group.length > 0);
}

/** What can be suggested; the rest would change the text's structure, and is not offered. */
const suggestible: readonly ToolName[] = ['bold', 'italic', 'code', 'link', 'undo', 'redo'];

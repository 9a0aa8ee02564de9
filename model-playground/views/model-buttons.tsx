import { UnstyledButton } from '@mantine/core';
import { useRef, useState, type ChangeEvent } from 'react';

import type { Experiment } from '../catalog.ts';
import { largestModel } from './largest-model.ts';
import { save } from './save.ts';
import type { Instrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

/** Saves the model as a file, and goes on from one. */
export function ModelButtons({
  instrument,
  experiment,
  name,
}: {
  instrument: Instrument;
  experiment: Experiment;
  /** Of the file, without its ending. */
  name: string;
}) {
  const { m, say } = useWords();
  const [refusal, setRefusal] = useState('');
  const chooser = useRef<HTMLInputElement>(null);

  const saveModel = async () => {
    const model = await instrument.model();
    if (model === null) return setRefusal(m.modelFailed);
    const { writeModelFile } = await import('./model-file.ts');
    save(new Blob([writeModelFile(model)]), `${name}.safetensors`);
    setRefusal('');
  };
  const openModel = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    // The same file may be chosen again.
    currentTarget.value = '';
    if (file === undefined) return;
    const { readModelFile } = await import('./model-file.ts');
    const model =
      file.size > largestModel ? null : readModelFile(new Uint8Array(await file.arrayBuffer()));
    if (model === null) return setRefusal(m.notAModel);
    if (model.experiment.slug !== experiment.slug) {
      return setRefusal(m.modelOf(say(model.experiment.title)));
    }
    setRefusal('');
    instrument.open(model);
  };
  const failed = () => setRefusal(m.modelFailed);

  return (
    <>
      <UnstyledButton
        className={classes.export}
        disabled={!instrument.run.ready}
        onClick={() => void saveModel().catch(failed)}
      >
        {m.saveModel}
      </UnstyledButton>
      <UnstyledButton className={classes.export} onClick={() => chooser.current?.click()}>
        {m.openModel}
      </UnstyledButton>
      <input
        ref={chooser}
        type="file"
        accept=".safetensors"
        hidden
        onChange={(event) => void openModel(event).catch(failed)}
      />
      <span role="status" className={classes.exportFailed}>
        {refusal}
      </span>
    </>
  );
}

/** A choice that narrows what a view shows. */
import type { JSX } from 'preact';

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly onChoose: (value: string) => void;
}

/** One of several values, or all of them. */
export function Choice({ name, value, all, values, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

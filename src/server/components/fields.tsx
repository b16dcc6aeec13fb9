import type {FC} from "hono/jsx";

interface FieldProps {
  /** Name in the form; with the prefix it is the id of the field. */
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly prefix?: string;
}

/** A line of text in a form, with its label. */
export const TextField: FC<FieldProps & {placeholder?: string}> = ({
  name,
  label,
  value,
  placeholder,
  prefix = "ask"
}) => (
  <div class="field">
    <label for={`${prefix}-${name}`}>{label}</label>
    <input id={`${prefix}-${name}`} name={name} type="text" value={value ?? ""} placeholder={placeholder} />
  </div>
);

/** A few lines of text in a form, with their label. */
export const TextArea: FC<FieldProps> = ({name, label, value, prefix = "ask"}) => (
  <div class="field field-wide">
    <label for={`${prefix}-${name}`}>{label}</label>
    <textarea id={`${prefix}-${name}`} name={name} rows={3} maxlength={2000}>
      {value ?? ""}
    </textarea>
  </div>
);

type SelectProps = FieldProps & {
  readonly options: readonly (readonly string[])[];
  /** What stands for no choice; without it one has to be made. */
  readonly blank?: string;
  /** The value a choice has in the address, where it is not its own. */
  readonly sentAs?: (id: string) => string;
};

/** A choice from a closed list, with its label. */
export const SelectField: FC<SelectProps> = ({
  name,
  label,
  value,
  options,
  blank,
  sentAs = (id) => id,
  prefix = "ask"
}) => (
  <div class="field">
    <label for={`${prefix}-${name}`}>{label}</label>
    <select id={`${prefix}-${name}`} name={name}>
      {blank && <option value="">{blank}</option>}
      {options.map(([id = "", text]) => (
        <option value={sentAs(id)} selected={id === value}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

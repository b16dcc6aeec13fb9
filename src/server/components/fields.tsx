import type {FC} from "hono/jsx";

interface FieldProps {
  /** Name in the form; with the prefix it is the id of the field. */
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly prefix?: string;
}

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

interface Named {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** One line of text in a form, with its label and help. */
export const LineField: FC<
  Named & {
    value?: string | undefined;
    type?: "text" | "email" | "password" | "date" | "number";
    isRequired?: boolean;
    autocomplete?: string;
    placeholder?: string;
    /** Whether the page opens with this field. */
    isFocused?: boolean;
    isWide?: boolean;
  }
> = ({
  id,
  name,
  label,
  help,
  value,
  type = "text",
  isRequired,
  autocomplete,
  placeholder,
  isFocused,
  isWide
}) => (
  <div class={isWide ? "field field-wide" : "field"}>
    <label for={id}>{label}</label>
    {help && (
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
    )}
    <input
      id={id}
      name={name}
      type={type}
      value={value ?? ""}
      required={isRequired}
      autocomplete={autocomplete ?? "off"}
      placeholder={placeholder}
      autofocus={isFocused}
      aria-describedby={help ? `${id}-help` : undefined}
    />
  </div>
);

/** Several lines of text in a form; wide where it stands among other fields. */
export const AreaField: FC<
  Named & {
    value?: string | undefined;
    isRequired?: boolean;
    rows?: number;
    /** Most characters it takes. */
    longest?: number;
    isWide?: boolean;
  }
> = ({id, name, label, help, value, isRequired, rows = 3, longest, isWide}) => (
  <div class={isWide ? "field field-wide" : "field field-area"}>
    <label for={id}>{label}</label>
    {help && (
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
    )}
    <textarea
      id={id}
      name={name}
      rows={rows}
      maxlength={longest}
      required={isRequired}
      aria-describedby={help ? `${id}-help` : undefined}
    >
      {value ?? ""}
    </textarea>
  </div>
);

/** One of several, all in sight. */
export const RadioField: FC<
  Named & {options: readonly (readonly [string, string])[]; value?: string | undefined; isRequired?: boolean}
> = ({id, name, label, help, options, value, isRequired}) => (
  <fieldset class="field choices" id={id}>
    <legend>{label}</legend>
    {help && <p class="help">{help}</p>}
    {options.map(([option, title]) => (
      <label class="choice-line">
        <input type="radio" name={name} value={option} checked={option === value} required={isRequired} />{" "}
        {title}
      </label>
    ))}
  </fieldset>
);

/** Any number of several. */
export const CheckField: FC<
  Named & {options: readonly (readonly [string, string])[]; values?: readonly string[]}
> = ({id, name, label, help, options, values = []}) => (
  <fieldset class="field choices" id={id}>
    <legend>{label}</legend>
    {help && <p class="help">{help}</p>}
    {options.map(([option, title]) => (
      <label class="choice-line">
        <input type="checkbox" name={name} value={option} checked={values.includes(option)} /> {title}
      </label>
    ))}
  </fieldset>
);

import type {FC} from "hono/jsx";
import {FILE_ENDINGS} from "../../../app/cases/file-kinds/file-kinds.ts";
import {caseKept, personsKept} from "../../../app/cases/retention.ts";
import {formatDate} from "../../../base/dates.ts";
import {countOf} from "../../../base/text.ts";
import {mayDo} from "../../../safeguard/accounts/roles.ts";
import type {Case, HistoryLine} from "../../../safeguard/cases/case.ts";
import {PERSON_PARTS} from "../../../safeguard/cases/plan.ts";
import {mayWorkOn} from "../../../safeguard/cases/steps.ts";
import {AreaField, CheckField, LineField, SelectField} from "../../components/fields.tsx";
import {type CaseViewProps, nameOf} from "./case-props.ts";
import {Finding} from "./evidence.tsx";
import {EraseForm, KeptUntil} from "./keeping.tsx";
import {Outputs} from "./outputs.tsx";

/** Persons, files, notes and everything that happened, below what the case is about. */
export const CaseRecords: FC<CaseViewProps> = (props) => {
  const {one, account} = props;
  const isOpen = mayWorkOn(one, account) && (one.state === "short" || one.state === "enhanced");
  return (
    <>
      <Persons {...props} isOpen={isOpen} />
      <Files {...props} isOpen={isOpen} />
      <Notes {...props} />
      <Outputs one={one} />
      <History {...props} />
      <Endings {...props} />
    </>
  );
};

type OpenProps = CaseViewProps & {readonly isOpen: boolean};

const Seen: FC<{one: Case}> = ({one}) => <input type="hidden" name="seen" value={one.sequence} />;

const Persons: FC<OpenProps> = ({one, account, isOpen}) => (
  <section id="persons">
    <h2>Persons</h2>
    <p class="quiet">
      Only where the case needs them. Each has a key of its own and can be erased. Nationality is asked
      nowhere and says nothing here.
    </p>
    {one.persons.map(({person, name, part, affiliation}) => (
      <article class="hit">
        <p class="tight">
          <strong>{name}</strong>, {PERSON_PARTS[part].toLowerCase()}
          {affiliation && `, ${affiliation}`}
        </p>
        {one.personScreenings
          .filter(({about}) => about === person)
          .map((finding) => (
            <Finding finding={finding} />
          ))}
        {mayDo(account.role, "erase-case") && (
          <details>
            <summary>Erase this person</summary>
            <form class="sheet" method="post" action={`/cases/${one.id}/erase`}>
              <input type="hidden" name="what" value="person" />
              <input type="hidden" name="person" value={person} />
              <LineField
                id={`ground-${person}`}
                name="ground"
                label="On what ground"
                help="The key of this person is destroyed, with the files about them."
                isRequired
              />
              {one.files.some((file) => file.person === undefined) && (
                <CheckField
                  id={`files-${person}`}
                  name="file"
                  label="Other files that name this person"
                  help="They are destroyed too where you choose them."
                  options={one.files
                    .filter((file) => file.person === undefined)
                    .map(({file, name}) => [file, name])}
                />
              )}
              <button class="button secondary" type="submit">
                Erase
              </button>
            </form>
          </details>
        )}
      </article>
    ))}
    {one.erasedPersons > 0 && <p class="quiet">{countOf(one.erasedPersons, "person")} erased.</p>}
    {isOpen && (
      <details class="mapping">
        <summary>Name a person</summary>
        <form class="sheet" method="post" action={`/cases/${one.id}/person`}>
          <Seen one={one} />
          <div class="fields">
            <LineField id="person-name" name="name" label="Name" isRequired />
            <SelectField name="part" label="Part" value="contact" options={Object.entries(PERSON_PARTS)} />
            <LineField id="person-affiliation" name="affiliation" label="Affiliation" />
          </div>
          <button class="button secondary" type="submit">
            Name and screen
          </button>
        </form>
      </details>
    )}
  </section>
);

const Files: FC<OpenProps> = ({one, account, isOpen}) =>
  one.files.length === 0 && one.erasedFiles === 0 && !isOpen ? null : (
    <section id="files">
      <h2>Files</h2>
      <ul class="plain">
        {one.files.map(({file, name, bytes, sha256, person}) => (
          <li>
            <a href={`/cases/${one.id}/files/${file}`}>{name}</a>, {Math.ceil(bytes / 1024)} kB
            {person && `, about ${one.persons.find((named) => named.person === person)?.name ?? person}`}{" "}
            <span class="hash">{sha256.slice(0, 16)}…</span>
          </li>
        ))}
      </ul>
      {one.erasedFiles > 0 && <p class="quiet">{countOf(one.erasedFiles, "file")} erased.</p>}
      {isOpen && <AttachForm one={one} />}
      {one.files.length > 0 && mayDo(account.role, "erase-case") && <EraseFilesForm one={one} />}
    </section>
  );

const AttachForm: FC<{one: Case}> = ({one}) => (
  <form class="inline-form" method="post" action={`/cases/${one.id}/files`} enctype="multipart/form-data">
    <Seen one={one} />
    <div class="field">
      <label for="file">File ({FILE_ENDINGS.join(", ")}, 10 MB at most)</label>
      <input id="file" name="file" type="file" required accept={FILE_ENDINGS.join(",")} />
    </div>
    {one.persons.length > 0 && (
      <SelectField
        name="person"
        label="About"
        value=""
        blank="The cooperation"
        options={one.persons.map(({person, name}) => [person, name])}
      />
    )}
    <button class="button secondary" type="submit">
      Attach
    </button>
  </form>
);

const EraseFilesForm: FC<{one: Case}> = ({one}) => (
  <details class="mapping">
    <summary>Erase files</summary>
    <form class="sheet" method="post" action={`/cases/${one.id}/erase`}>
      <input type="hidden" name="what" value="files" />
      <CheckField
        id="erased-files"
        name="file"
        label="Which"
        options={one.files.map(({file, name}) => [file, name])}
      />
      <LineField id="files-ground" name="ground" label="On what ground" isRequired />
      <button class="button secondary" type="submit">
        Erase
      </button>
    </form>
  </details>
);

const Notes: FC<CaseViewProps> = ({one, account, colleagues}) => (
  <section id="notes">
    <h2>Notes</h2>
    {one.notes.map(({text, by, at}) => (
      <article class="hit">
        <p class="tight">{text}</p>
        <p class="quiet tight">
          {nameOf(colleagues, by)}, {formatDate(at.slice(0, 10))}
        </p>
      </article>
    ))}
    {mayWorkOn(one, account) && (
      <form class="sheet" method="post" action={`/cases/${one.id}/note`}>
        <Seen one={one} />
        <AreaField id="note-text" name="text" label="Write a note" isRequired />
        <button class="button secondary" type="submit">
          Keep it
        </button>
      </form>
    )}
  </section>
);

const History: FC<CaseViewProps> = ({one, colleagues}) => (
  <section id="history">
    <h2>What happened</h2>
    <ol class="history">
      {gathered(one.history).map(({sequence, at, by, says}) => (
        <li>
          <span class="quiet">
            {formatDate(at.slice(0, 10))} {at.slice(11, 16)} UTC, no. {sequence}
          </span>
          <br />
          {nameOf(colleagues, by)} {says}
        </li>
      ))}
    </ol>
    <KeptUntil kept={caseKept(one)} />
    {one.persons.length > 0 && <KeptUntil kept={personsKept(one)} />}
  </section>
);

/** The newest first; questions that were answered in one go are one line. */
function gathered(history: Case["history"]): readonly HistoryLine[] {
  const steps = new Map<string, HistoryLine[]>();
  for (const line of history) {
    const key = line.type === "answered" ? `${line.at} ${line.by}` : `${line.sequence}`;
    steps.set(key, [...(steps.get(key) ?? []), line]);
  }
  return [...steps.values()]
    .flatMap((lines) => {
      const last = lines.at(-1);
      if (!last) return [];
      return lines.length === 1 ? [last] : [{...last, says: `answered ${countOf(lines.length, "question")}`}];
    })
    .reverse();
}

const Endings: FC<CaseViewProps> = ({one, account, colleagues}) => {
  if (!mayWorkOn(one, account)) return null;
  const workers = colleagues.filter(({role, state}) => state === "active" && mayDo(role, "work-on-case"));
  return (
    <section id="endings" class="no-print">
      <details class="mapping">
        <summary>Give to a colleague, withdraw or erase</summary>
        <form class="inline-form" method="post" action={`/cases/${one.id}/assign`}>
          <Seen one={one} />
          <SelectField
            name="to"
            label="Colleague"
            value={one.assignee}
            options={workers.map(({id, name}) => [id, name])}
          />
          <button class="button secondary" type="submit">
            Give it
          </button>
        </form>
        {one.state !== "withdrawn" && (
          <form class="sheet" method="post" action={`/cases/${one.id}/withdraw`}>
            <Seen one={one} />
            <LineField id="withdraw-reasons" name="reasons" label="Why it is withdrawn" isRequired />
            <button class="button secondary" type="submit">
              Withdraw
            </button>
          </form>
        )}
        <EraseForm action={`/cases/${one.id}/erase`} title="the whole case" account={account} />
      </details>
    </section>
  );
};

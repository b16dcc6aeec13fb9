import {askStanding} from "../../app/ask-standing.ts";
import type {CountryStanding, StandingAnswer} from "../../app/standing.ts";
import {formatDate, isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {ASSOCIATION_PROGRAMME_IDS, ASSOCIATION_PROGRAMMES} from "../../domain/association.ts";
import {CONFIDENCE_NOTES} from "../../domain/confidence.ts";
import {type Command, DATA_FLAG, textFlag} from "../command.ts";

export const statusCommand: Command = {
  name: "status",
  words: "COUNTRY",
  mostWords: 8,
  summary: "Say where a country stands towards a programme on a day, and how that is known",
  flags: {
    on: {type: "string", value: "DATE", help: "day asked for (default: today)"},
    programme: {
      type: "string",
      value: ASSOCIATION_PROGRAMME_IDS.join("|"),
      help: "programme (default: HORIZON)"
    },
    part: {type: "string", value: "CODE", help: "programme part, such as HORIZON.2.5"},
    format: {type: "string", value: "text|json", help: "form of the answer (default: text)"},
    data: DATA_FLAG
  },
  examples: [
    "aperture status KR --on 2024-06-01",
    "aperture status Switzerland --on 2025-03-01 --part HORIZON.2.5 --format json"
  ],
  async run(given, {write, effects}) {
    const [word] = given.words;
    if (word === undefined)
      throw new ApertureError("usage", "missing country", {hint: "Give its code or its name."});
    const standing = askStanding(
      {
        country: given.words.join(" "),
        on: textFlag(given, "on"),
        programme: textFlag(given, "programme"),
        part: textFlag(given, "part")
      },
      isoDay(effects.now())
    );
    write(textFlag(given, "format") === "json" ? `${JSON.stringify(standing, null, 2)}\n` : asText(standing));
  }
};

function asText(standing: CountryStanding): string {
  const {name, on, programme, part, applicant, unknown} = standing;
  return `${[
    `${name}, ${part ?? ASSOCIATION_PROGRAMMES[programme]}, ${formatDate(on)}`,
    ...answerText("by law", standing),
    ...answerText("as applicants were treated", applicant),
    ...(unknown.length ? ["not known:", ...unknown.map((text) => `  ${text}`)] : [])
  ].join("\n")}\n`;
}

function answerText(title: string, answer: StandingAnswer): string[] {
  const period =
    answer.scope === null
      ? []
      : [`  from ${dateText(answer.from)} to ${dateText(answer.to)}, scope: ${answer.scope}`];
  return [
    `${title}: ${answer.status}`,
    ...period,
    ...(answer.legalReference ? [`  ${answer.legalReference}`] : []),
    ...(answer.source ? [`  source: ${answer.source}`] : []),
    ...(answer.confidence ? [`  ${CONFIDENCE_NOTES[answer.confidence]}`] : []),
    ...(answer.note ? [`  ${answer.note}`] : [])
  ];
}

function dateText(date: string | null): string {
  return date === null ? "not stated" : formatDate(date);
}

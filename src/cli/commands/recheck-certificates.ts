import {type OpenScreening, openScreening} from "../../app/screening/open-screening.ts";
import {readPastCertificates} from "../../app/screening/past-certificates.ts";
import {type Recheck, recheck} from "../../app/screening/recheck.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf} from "../../base/text.ts";
import {type AnyCertificate, answersOf} from "../../safeguard/screening/use/certificate.ts";
import type {Terminal} from "../command.ts";

/** Asks the questions of past certificates again, and tells which answers would differ with today's lists or matcher. */
export async function recheckCertificates(
  paths: readonly string[],
  dataDir: string,
  {write, effects}: Terminal
): Promise<void> {
  const open = await openScreening(dataDir, effects);
  let [same, differ, others] = [0, 0, 0];
  const broken: string[] = [];
  for await (const past of readPastCertificates(paths)) {
    effects.signal.throwIfAborted();
    if ("isOther" in past) others++;
    else if (!past.verified.isSound) broken.push(past.file);
    else {
      const asked = await askAgain(open, past.file, past.verified.certificate, write);
      same += asked.same;
      differ += asked.differ;
    }
  }
  for (const file of broken) write(`${file}: changed after it was signed, not asked again\n`);
  write(
    `${countOf(same + differ, "answer")} asked again: ${formatNumber(differ)} would differ today, ${formatNumber(same)} would be the same\n`
  );
  if (others > 0) write(`${countOf(others, "file")} left out: not a search certificate\n`);
  if (broken.length > 0) {
    throw new ApertureError(
      "source-damaged",
      `the signature does not fit ${countOf(broken.length, "certificate")}`,
      {
        hint: "Changed after signing. Ask for the original, or search again."
      }
    );
  }
}

/** Of a batch, the names whose answer would be the same are counted only. */
async function askAgain(
  open: OpenScreening,
  file: string,
  certificate: AnyCertificate,
  write: Terminal["write"]
): Promise<{same: number; differ: number}> {
  const answers = answersOf(certificate);
  const isBatch = "batch" in certificate;
  let differ = 0;
  for (const [at, answer] of answers.entries()) {
    const again = await recheck(open, answer);
    if (!isSame(again)) differ++;
    const place = isBatch ? `${file}, name ${at + 1}` : file;
    if (!isBatch || !isSame(again)) write(answerText(place, certificate.searched, again));
  }
  return {same: answers.length - differ, differ};
}

const isSame = ({appeared, disappeared}: Recheck) => appeared.length + disappeared.length === 0;

function answerText(file: string, searched: string, again: Recheck): string {
  const {appeared, disappeared, changed, matcher, identity} = again;
  const lines = [
    `${file}, of ${searched}: the answer would ${isSame(again) ? "be the same" : "differ"} today`,
    ...appeared.map(({list, reference, name}) => `  new: ${list}/${reference} ${name}`),
    ...disappeared.map(({list, reference, name}) => `  gone: ${list}/${reference} ${name}`),
    ...changed.map(({list, before, after}) => `  ${list}: edition ${before} → ${after}`),
    ...(identity ? [`  organisation by a confirmed link: ${identity.before} → ${identity.after}`] : []),
    ...(matcher ? [`  matcher ${matcher.before} → ${matcher.after}`] : [])
  ];
  return `${lines.join("\n")}\n`;
}

/** A plan as the form sends it. */
export const PLAN_FORM: Readonly<Record<string, string>> = {
  title: "Soil sensors",
  unit: "Department of Geology",
  activity: "joint-project",
  domain: "Sensors for soil moisture, measured together.",
  "partner-1-name": "Institute of Examples",
  "partner-1-country": "BR",
  "partner-1-kind": "university",
  "own-role": "participant"
};

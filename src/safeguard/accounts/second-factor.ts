import {Secret, TOTP} from "otpauth";

const ISSUER = "Aperture";
const STEP_SECONDS = 30;
/** Clocks of telephones drift; one step either way is taken. */
const WINDOW = 1;

/** A new secret for an authenticator, and the address it is set up with. */
export function newSecondFactor(login: string): {readonly secret: string; readonly address: string} {
  const secret = new Secret({size: 20});
  return {secret: secret.base32, address: totp(secret.base32, login).toString()};
}

/** The step a code is valid for, or undefined. A step that was used before is not taken again. */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  const delta = totp(secret, "").validate({token, timestamp: now.getTime(), window: WINDOW});
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    period: STEP_SECONDS,
    digits: 6
  });
}

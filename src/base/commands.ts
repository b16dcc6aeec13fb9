/** The command that fetches single projects and participations from the publisher, as a person types it. */
export const FETCH_COMMAND = "npx aperture ingest cordis --programme HORIZON";

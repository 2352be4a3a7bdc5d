/** What is said of a run that is kept no longer, or that somebody else started. */
export const goneRun = { title: "This run is not here any more", why: "Runs are kept for a short while and only for who started them." } as const;

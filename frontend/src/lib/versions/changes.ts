import { withinBounds } from "./bounds";
import { documentName, isVersion, lastMoment, MOST_NAME, type Kept, type Moment, type Version } from "./version";

/** How many moments a version remembers: the first, and the latest of the others. */
const MOST_MOMENTS = 12;
const MOST_IMPORTED = 2_000;

export type Change = (versions: readonly Version[]) => readonly Version[];

/** Keeps a text. One that is kept already gets another moment and is the newest again. */
export function keep({ kind, text, moment }: Kept, id: string): Change {
  return (versions) => {
    if (text.trim() === "") return versions;
    const document = documentName(text);
    const same = versions.find((version) => version.kind === kind && version.document === document && version.text === text);
    const kept: Version =
      same === undefined
        ? { id, kind, document, text, moments: [moment], name: null, pinned: false }
        : { ...same, moments: withMoment(same.moments, moment) };
    return withinBounds([kept, ...versions.filter((version) => version !== same)], moment.at);
  };
}

/** Gives a version a name, or takes its name away with an empty one. */
export function rename(id: string, name: string): Change {
  const given = name.trim().slice(0, MOST_NAME);
  return change(id, (version) => ({ ...version, name: given === "" ? null : given }));
}

export function pin(id: string, pinned: boolean): Change {
  return change(id, (version) => ({ ...version, pinned }));
}

export function remove(ids: readonly string[]): Change {
  return (versions) => versions.filter(({ id }) => !ids.includes(id));
}

/** Notes that another run came of the version that a run was started from, as when it is started again from a step. */
export function alsoRan(run: string, next: string, at: number): Change {
  return (versions) =>
    versions.map((version) =>
      version.moments.some((moment) => moment.run === run) ? { ...version, moments: withMoment(version.moments, { at, why: "run", run: next }) } : version,
    );
}

/** Takes in versions of a file. What is no version is left out; a text that is kept already stays one version. */
export function takeIn(values: readonly unknown[], now: number): Change {
  return (versions) => {
    const taken = [...versions];
    for (const value of values.slice(0, MOST_IMPORTED)) {
      if (!isVersion(value) || lastMoment(value).at > now) continue;
      const document = documentName(value.text);
      const at = taken.findIndex((version) => version.id === value.id || (version.kind === value.kind && version.document === document && version.text === value.text));
      const { id, kind, text, moments, name, pinned } = value;
      if (at < 0) taken.push({ id, kind, document, text, moments: moments.slice(-MOST_MOMENTS), name: name?.slice(0, MOST_NAME) ?? null, pinned });
    }
    return withinBounds(taken, now);
  };
}

function change(id: string, to: (version: Version) => Version): Change {
  return (versions) => versions.map((version) => (version.id === id ? to(version) : version));
}

function withMoment(moments: readonly Moment[], moment: Moment): Moment[] {
  const last = moments.at(-1);
  const repeats = last !== undefined && last.why === moment.why && last.run === moment.run;
  const all = [...(repeats ? moments.slice(0, -1) : moments), moment];
  return all.length <= MOST_MOMENTS ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_MOMENTS)];
}

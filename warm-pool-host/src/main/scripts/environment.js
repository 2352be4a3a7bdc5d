// What the shell expects of its surroundings and the sandbox's engine lacks. No clock ticks in the sandbox: timers never fire, and the host
// ends a command that takes too long.
const engine = globalThis;
const later = (work, ...args) => {
  Promise.resolve().then(() => work(...args));
  return 0;
};
const missing = {
  global: engine,
  self: engine,
  process: {
    env: {},
    platform: "linux",
    versions: {},
    pid: 1,
    cwd: () => "/",
    nextTick: later,
    hrtime: Object.assign(() => [0, 0], { bigint: () => 0n }),
    memoryUsage: () => ({ heapUsed: 0 }),
  },
  performance: { now: () => Date.now() },
  setTimeout: () => 0,
  clearTimeout: () => {},
  setInterval: () => 0,
  clearInterval: () => {},
  setImmediate: later,
  queueMicrotask: later,
  structuredClone: (value) => JSON.parse(JSON.stringify(value)),
  AbortSignal: class {},
  AbortController: class {
    signal = { aborted: false, addEventListener() {}, removeEventListener() {}, throwIfAborted() {} };
    abort() {
      this.signal.aborted = true;
    }
  },
  URL: class {
    constructor(href) {
      this.href = href;
    }
  },
  Request: class {},
  Response: class {},
  Headers: class {},
  crypto: {
    getRandomValues: (bytes) => bytes.map(() => Math.floor(Math.random() * 256)),
    randomUUID: () => "00000000-0000-4000-8000-000000000000",
  },
  atob: decode,
  btoa: encode,
};

// Engines start from one image of memory, so that chance must come from outside.
let chance = 0;
Math.random = () => {
  chance = (chance + 0x6d2b79f5) | 0;
  let mixed = Math.imul(chance ^ (chance >>> 15), 1 | chance);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

// Calls the work with the task when the engine is started; nothing of it stays within reach of the program.
export function serve(perform) {
  const { task, answer } = host;
  delete engine.host;
  engine.run = () => {
    delete engine.run;
    const given = JSON.parse(task());
    chance = given.seed;
    perform(given)
      .catch((failure) => ({ error: String(failure?.message ?? failure) }))
      .then((outcome) => answer(JSON.stringify(outcome)));
  };
  answer("ready");
}

for (const [name, value] of Object.entries(missing)) {
  engine[name] ??= value;
}

function decode(text) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let out = "";
  let bits = 0;
  let count = 0;
  for (const char of text.replace(/=+$/, "")) {
    bits = (bits << 6) | digits.indexOf(char);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += String.fromCharCode((bits >> count) & 255);
    }
  }
  return out;
}

function encode(text) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let out = "";
  for (let at = 0; at < text.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((offset) => text.charCodeAt(at + offset));
    out += digits[a >> 2] + digits[((a & 3) << 4) | (b >> 4)];
    out += at + 1 < text.length ? digits[((b & 15) << 2) | (c >> 6)] : "=";
    out += at + 2 < text.length ? digits[c & 63] : "=";
  }
  return out;
}

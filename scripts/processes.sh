# Functions for whoever starts the playground for a test, and wants nothing of it left behind. Sourced after tools.sh, not run.

START_SECONDS=120
STOP_SECONDS=20
PLAYGROUND_PID=""

# A folder for everything temporary. At the end, however it comes, the processes that live in it are stopped and it is removed.
use_scratch_folder() {
  mkdir -p "$BUILD"
  SCRATCH="$(mktemp -d "${TMPDIR:-/tmp}/playground.XXXXXX")"
  SCRATCH_LOG="$BUILD/playground.log"
  trap 'clean_up' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

clean_up() {
  stop_playground
  stop_databases
  rm -rf "$SCRATCH"
}

# Stops the PostgreSQL servers whose data is in the scratch folder. Each is a process of its own, which outlives a killed test.
stop_databases() {
  local file pid
  find "$SCRATCH" -name postmaster.pid 2>/dev/null | while IFS= read -r file; do
    pid="$(head -n 1 "$file" 2>/dev/null)" || continue
    kill -INT "$pid" 2>/dev/null || true
  done
}

# Starts the playground that is built, on a free port and with data of its own; sets SITE when it is ready.
start_playground() {
  "$ROOT/playground" --no-build --port 0 --data "$SCRATCH/data" >"$SCRATCH_LOG" 2>&1 &
  PLAYGROUND_PID=$!
  local waited=0
  until SITE="$(sed -n 's/^ready //p' "$SCRATCH_LOG")" && [ -n "$SITE" ]; do
    if ! kill -0 "$PLAYGROUND_PID" 2>/dev/null || [ "$waited" -ge $((START_SECONDS * 5)) ]; then
      cat "$SCRATCH_LOG" >&2
      fail "The playground did not start."
    fi
    sleep 0.2
    waited=$((waited + 1))
  done
  say "running at $SITE"
}

stop_playground() {
  [ -n "$PLAYGROUND_PID" ] || return 0
  local waited=0
  kill -TERM "$PLAYGROUND_PID" 2>/dev/null || true
  while kill -0 "$PLAYGROUND_PID" 2>/dev/null; do
    if [ "$waited" -ge $((STOP_SECONDS * 5)) ]; then
      say "the playground did not stop within $STOP_SECONDS s and is killed" >&2
      kill -KILL "$PLAYGROUND_PID" 2>/dev/null || true
      break
    fi
    sleep 0.2
    waited=$((waited + 1))
  done
  PLAYGROUND_PID=""
}

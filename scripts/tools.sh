# Functions that the commands of this folder's parent share: they find the tools, and build what changed. Sourced, not run.

BUILD="$ROOT/.build"
PAGE="$ROOT/frontend"
APPS=(functions warm-pool-host)
MODULES=(amplifier-core platform gallery durable-orchestrations functions warm-pool-host local-runtime command-line)
MIN_JDK=21
MIN_NODE=20

say() { printf '%s\n' "$*"; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# The major version of the JDK in a folder; nothing if there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

# Folders where a JDK may be, the most explicit first.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  local java
  if java="$(command -v java)"; then
    while [ -L "$java" ]; do
      local target
      target="$(readlink "$java")"
      case "$target" in /*) java="$target" ;; *) java="$(dirname "$java")/$target" ;; esac
    done
    dirname "$(dirname "$java")"
  fi
  ls -d /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* 2>/dev/null | sort -r
}

# Sets JAVA_HOME to a JDK that is new enough.
need_jdk() {
  local home version seen=""
  while IFS= read -r home; do
    version="$(jdk_version "$home")"
    [ -n "$version" ] || continue
    if [ "$version" -ge "$MIN_JDK" ]; then
      export JAVA_HOME="$home"
      JDK_VERSION="$version"
      # Maven's own libraries still use what newer JDKs warn of.
      [ "$version" -lt 24 ] || export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
      return
    fi
    seen="$seen
  JDK $version in $home"
  done < <(jdk_candidates)
  fail "A JDK of version $MIN_JDK or newer is needed, and none was found.${seen:+ There is only:$seen}
Get one, for example:
  Debian, Ubuntu   sudo apt-get install openjdk-21-jdk     (or temurin-25-jdk)
  macOS            brew install openjdk@21
  SDKMAN           sdk install java 25-tem
or set JAVA_HOME to one that you have."
}

need_maven() {
  command -v mvn >/dev/null || fail "Maven 3.8.6 or newer is needed, and mvn is not on the PATH.
Get it, for example: sudo apt-get install maven, or brew install maven."
}

need_node() {
  local version
  version="$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" || true
  if [ -z "$version" ] || [ "$version" -lt "$MIN_NODE" ] || ! command -v npm >/dev/null; then
    fail "Node.js $MIN_NODE or newer with npm is needed; there is ${version:+only version }${version:-none}.
Get it, for example: sudo apt-get install nodejs npm, or brew install node."
  fi
}

# A number that changes when a file below the given folders, or its name, changes.
fingerprint() {
  find "$@" -type f 2>/dev/null | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum 2>/dev/null | cksum | tr ' ' '-'
}

# Whether what a name stands for was built from the same files.
is_fresh() { [ "$(cat "$BUILD/$1.fingerprint" 2>/dev/null)" = "$2" ]; }

remember() {
  mkdir -p "$BUILD"
  printf '%s\n' "$2" >"$BUILD/$1.fingerprint"
}

module_fingerprint() {
  fingerprint "$ROOT/pom.xml" "$ROOT/host.json" "$ROOT/.mvn" "$ROOT/$1/pom.xml" "$ROOT/$1/src/main"
}

remember_java() {
  local module
  for module in "${MODULES[@]}"; do
    remember "java-$module" "$(module_fingerprint "$module")"
  done
}

java_is_built() {
  local app
  for app in "${APPS[@]}"; do
    [ -f "$ROOT/$app/target/azure-functions/$app/host.json" ] || return 1
  done
  [ -d "$ROOT/local-runtime/target/lib" ]
}

# Packages the modules that changed. The apps and the runtime depend on the other modules, and nothing depends on them.
build_java() {
  local module changed=() selection=() all=no
  java_is_built || all=yes
  for module in "${MODULES[@]}"; do
    is_fresh "java-$module" "$(module_fingerprint "$module")" && continue
    changed+=("$module")
    case "$module" in functions | warm-pool-host | local-runtime | command-line) ;; *) all=yes ;; esac
  done
  if [ "$all" = no ]; then
    [ ${#changed[@]} -gt 0 ] || return 0
    selection=(-pl "$(IFS=, && printf '%s' "${changed[*]}")" -am)
  fi
  need_maven
  say "building the Java modules (the first time takes a few minutes)"
  (cd "$ROOT" && mvn -q -B -ntp ${selection[@]+"${selection[@]}"} -Dmaven.test.skip=true package) || fail "The Java build failed; see above."
  java_is_built || fail "The Java build staged no function app. Run mvn package and look at what the Functions plugin says."
  remember_java
}

# Packages the command line alone, which depends on no other module.
build_command_line() {
  [ -d "$ROOT/command-line/target/lib" ] && is_fresh java-command-line "$(module_fingerprint command-line)" && return
  need_maven
  say "building the command line" >&2
  (cd "$ROOT" && mvn -q -B -ntp -pl command-line -Dmaven.test.skip=true package) >&2 || fail "The build of the command line failed; see above."
  remember java-command-line "$(module_fingerprint command-line)"
}

# Installs what the lock file says, and does not change it. (npm ci would refuse: the lock file names no binaries for some platforms.)
install_page_packages() {
  local locked
  locked="$(fingerprint "$PAGE/package.json" "$PAGE/package-lock.json" "$PAGE/.npmrc")"
  [ -d "$PAGE/node_modules" ] && is_fresh page-packages "$locked" && return
  need_node
  say "installing the page's packages"
  (cd "$PAGE" && npm install --no-save --no-audit --no-fund --loglevel=error) || fail "npm install failed; see above."
  remember page-packages "$locked"
}

page_fingerprint() {
  # The gallery's texts stand in the page too.
  find "$PAGE" "$ROOT/gallery/src/main/resources" -type d \( -name node_modules -o -name .next -o -name out -o -name e2e -o -name test-results -o -name playwright-report \) -prune \
    -o -type f ! -name next-env.d.ts ! -name '*.tsbuildinfo' -print | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | tr ' ' '-'
}

build_page() {
  local sources
  sources="$(page_fingerprint)"
  [ -f "$PAGE/out/index.html" ] && is_fresh page "$sources" && return
  install_page_packages
  need_node
  say "building the page"
  (cd "$PAGE" && npm run --silent build) || fail "The page's build failed; see above."
  remember page "$sources"
}

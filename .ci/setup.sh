# Sourced by ./insights and ./check.sh, with $root set: finds dotnet, sees to PostgreSQL's server programs and, for tests, to Node.

say() { echo "$*" >&2; }

# Puts dotnet on PATH, wherever its installers leave it, and keeps it quiet.
find_dotnet() {
    local folder
    for folder in "${DOTNET_ROOT:-}" /usr/local/bin /usr/local/share/dotnet /usr/share/dotnet /usr/lib/dotnet "${HOME:-}/.dotnet" /opt/homebrew/bin; do
        command -v dotnet > /dev/null && break
        [ -n "$folder" ] && [ -x "$folder/dotnet" ] && PATH="$folder:$PATH"
    done
    if ! command -v dotnet > /dev/null; then
        say "insights: dotnet was not found on PATH. Expected the .NET SDK of global.json: see https://dot.net/download."
        exit 2
    fi
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
    if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
        mkdir -p "$root/artifacts/dotnet-home"
        export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$root/artifacts/dotnet-home}"
        export NUGET_PACKAGES="${NUGET_PACKAGES:-$DOTNET_CLI_HOME/.nuget/packages}"
    fi
}

# Holds the lock of artifacts/<name>.lock while the command runs; its children do not inherit it.
exclusively() {
    local name="$1"
    shift
    mkdir -p "$root/artifacts"
    if command -v flock > /dev/null; then
        (
            flock 9
            "$@" 9>&-
        ) 9> "$root/artifacts/$name.lock"
    else
        "$@"
    fi
}

has_postgresql() {
    local folder
    for folder in "${PG_BIN:-}" /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
        /home/linuxbrew/.linuxbrew/opt/postgresql@*/bin; do
        [ -n "$folder" ] && [ -x "$folder/pg_ctl" ] && return 0
    done
    command -v pg_ctl > /dev/null
}

# Installs PostgreSQL where that is ours to do; no server is started by it.
install_postgresql() {
    has_postgresql && return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        say "insights: PostgreSQL's server programs were not found. To do: 'sudo apt-get install postgresql' (Debian, Ubuntu)," \
            "'sudo dnf install postgresql-server' (Fedora), 'brew install postgresql@17' (macOS); or set PG_BIN, or give --database."
        return 2
    fi
    say "Installing PostgreSQL (once) …"
    mkdir -p /etc/postgresql-common
    grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf \
        || echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf
    apt_install_logged "$root/artifacts/postgresql-install.log" postgresql
}

# apt_install_logged LOG PACKAGE…: a second try comes after the lists of packages were fetched.
apt_install_logged() {
    local log="$1"
    shift
    if ! apt_install "$@" > "$log" 2>&1 && ! { apt-get update -q >> "$log" 2>&1 && apt_install "$@" >> "$log" 2>&1; }; then
        tail -n 20 "$log" >&2
        say "insights: 'apt-get install $*' failed, see above."
        return 1
    fi
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@"
}

# Installs Node where that is ours to do: tests read Parquet files with readers of others. The program itself needs none.
install_node() {
    command -v node > /dev/null && command -v npm > /dev/null && return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        say "check: node and npm were not found; tests read report files with them. To do: 'sudo apt-get install nodejs npm' (Debian, Ubuntu)," \
            "'sudo dnf install nodejs' (Fedora), 'brew install node' (macOS)."
        return 2
    fi
    say "Installing Node (once) …"
    apt_install_logged "$root/artifacts/node-install.log" nodejs npm
}

# Installs Chromium where that is ours to do: tests look at the web host's pages with it. The program itself needs none.
install_chromium() {
    [ -n "${INSIGHTS_CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] && return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        say "check: /usr/bin/chromium was not found; tests look at pages with it. To do: 'sudo apt-get install chromium' (Debian), or set" \
            "INSIGHTS_CHROMIUM to a Chromium or Chrome."
        return 2
    fi
    say "Installing Chromium (once) …"
    apt_install_logged "$root/artifacts/chromium-install.log" chromium
}

# Fetches the independent readers of tests/Readers, at the versions of their lock file. Node trusts no authority of the system's unless told.
install_readers() {
    local folder="$root/tests/Readers" log="$root/artifacts/readers-install.log" authorities=/etc/ssl/certs/ca-certificates.crt
    [ ! -r "$authorities" ] || export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$authorities}"
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
    say "Fetching the readers of tests/Readers (once) …"
    if ! npm ci --prefix "$folder" --no-audit --no-fund --no-update-notifier > "$log" 2>&1; then
        tail -n 20 "$log" >&2
        say "check: 'npm ci --prefix tests/Readers' failed, see above."
        return 1
    fi
    touch "$folder/node_modules/.package-lock.json"
}

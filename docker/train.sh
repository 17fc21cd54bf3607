#!/usr/bin/env bash
# Makes an ahead-of-time cache of the packaged program. Runs the program on a temporary database, sends a few requests
# and stops it; then the JVM writes the classes that it has loaded and linked. With the cache, a start takes a fraction
# of the time. Also puts SQLite's native library beside the jar; without it, the program unpacks the
# library at every start.
#
#   docker/train.sh JAR OUT
#
# JAVA     the java to train, JDK 25 or later; no other build of the JVM accepts the cache (java)
# PORT     a TCP port that is free during the run (5001)
#
# The JVM reads JDK_JAVA_OPTIONS as usual; set the options of the later runs. Bash itself sends the requests, because
# the official JRE images have neither curl nor wget.
set -euo pipefail

if [ $# != 2 ]; then
    echo "Usage: docker/train.sh JAR OUT" >&2
    exit 2
fi

absolute() {
    local directory
    directory=$(cd "$(dirname "$1")" && pwd) || return
    echo "${directory%/}/$(basename "$1")"
}
jar=$(absolute "$1")
out=$(absolute "$2")
java=${JAVA:-java}
port=${PORT:-5001}

work=$(mktemp -d)
server=
# shellcheck disable=SC2329 # the trap calls it
clean() {
    if [ -n "$server" ]; then
        kill -KILL "$server" 2> /dev/null || true
    fi
    rm -rf "$work" "$out.config"
}
trap clean EXIT

fail() {
    echo "No cache: $1" >&2
    if [ -s "$work/log" ]; then
        cat "$work/log" >&2
    fi
    rm -f "$out"
    exit 1
}

# Checks that a GET of the path returns status 200.
ask() {
    (
        exec 3<> "/dev/tcp/127.0.0.1/$port" &&
            printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&3 &&
            IFS= read -r -t 10 status <&3 &&
            cat <&3 > "$work/body" &&
            [[ $status == 'HTTP/1.1 200'* ]]
    ) 2> /dev/null
}

# Checks whether a process listens on the port.
taken() {
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null
}

running() {
    kill -0 "$server" 2> /dev/null
}

if taken; then
    fail "port $port is taken; PORT names another"
fi

rm -f "$out" "$out.config"
rm -f "$(dirname "$jar")"/sqlite-*-libsqlitejdbc.*
PORT=$port HOST=127.0.0.1 SEED=demo DATABASE_URL="sqlite:///$work/calendly.db" \
    "$java" "-Dorg.sqlite.tmpdir=$work" "-XX:AOTCacheOutput=$out" -jar "$jar" > "$work/log" 2>&1 &
server=$!

# The timeout is two minutes, because an image for another architecture is trained under emulation.
for ((tenths = 0; ; tenths++)); do
    if ask /health/ready; then
        break
    fi
    running || fail "the program did not start"
    ((tenths < 1200)) || fail "the program did not answer in two minutes"
    sleep 0.1
done
# The demo data has covered the writes already. These requests cover the code that only requests reach.
for path in /api/users /api/availability/1 '/api/overlap?user1_id=1&user2_id=2' /metrics; do
    ask "$path" || fail "$path was not answered 200"
done

# The process deletes its library at exit, so copy it. The copy has the driver's name without the random part.
for library in "$work"/sqlite-*-libsqlitejdbc.*; do
    if [[ $library =~ /sqlite-([0-9.]+)-.*-(libsqlitejdbc\.[a-z]+)$ ]]; then
        install -m 755 "$library" "$(dirname "$jar")/sqlite-${BASH_REMATCH[1]}-${BASH_REMATCH[2]}"
    fi
done

# The JVM writes the cache during shutdown, so this takes longer than a normal stop.
kill -TERM "$server"
for ((tenths = 0; ; tenths++)); do
    running || break
    ((tenths < 3000)) || fail "the program did not end in five minutes"
    sleep 0.1
done
wait "$server" || true # 143, as after every SIGTERM
server=

[ -s "$out" ] || fail "the JVM wrote none"
"$java" -XX:AOTMode=on "-XX:AOTCache=$out" -cp "$jar" -version > "$work/log" 2>&1 ||
    fail "the JVM does not take its own"
echo "$out: $(wc -c < "$out") bytes"

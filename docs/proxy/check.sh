#!/usr/bin/env bash
# Tries the examples of proxies: starts the packaged server with the settings that they name, each proxy in front of it,
# and sends requests through the proxy. A proxy that is not installed is left out.
#
#   docs/proxy/check.sh JAR
#
# The copies that it runs differ from the examples in the ports, which need no privilege, and in the certificate.
set -euo pipefail

if [ $# != 1 ]; then
    echo "Usage: docs/proxy/check.sh JAR" >&2
    exit 2
fi
jar=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"
host=calendly.example
upstream=15001
http=15080
https=15443

work=$(mktemp -d)
processes=()
stop() {
    for process in "${processes[@]}"; do
        kill "$process" 2> /dev/null || true
        wait "$process" 2> /dev/null || true
    done
    rm -rf "$work"
}
trap stop EXIT

# Waits for a command to succeed.
await() {
    for ((tenths = 0; tenths < 600; tenths++)); do
        if "$@" > /dev/null 2>&1; then
            return 0
        fi
        sleep 0.1
    done
    echo "Waited in vain for: $*" >&2
    cat "$work"/*.log >&2
    return 1
}

through() {
    curl -s --max-time 30 --cacert "$work/cert.pem" --resolve "$host:$https:127.0.0.1" --resolve "$host:$http:127.0.0.1" "$@"
}

# Compares what a check found with what it expects.
same() {
    if [ "$2" != "$3" ]; then
        printf 'FAIL %s\n  expected: %s\n  found:    %s\n' "$1" "$3" "$2" >&2
        exit 1
    fi
    echo "ok   $1"
}

status() {
    through -o /dev/null -w '%{http_code}' "$@"
}

header() {
    local name=$1
    shift
    through -o /dev/null -D - "$@" | tr -d '\r' | sed -n "s/^$name: //Ip"
}

# Reads how many requests without a credential remain to the client of a request.
remaining() {
    header RateLimit-Remaining "$@" "https://$host:$https/api/v2/me"
}

# Sends the requests through a proxy, some of them from two addresses of this machine.
check() {
    local proxy=$1
    local key=(-H "Authorization: Bearer $administrator")
    await through "https://$host:$https/health/live"
    same "$proxy: a request without a credential" "$(status "https://$host:$https/api/v2/me")" 401
    same "$proxy: a request with a key" "$(status "${key[@]}" "https://$host:$https/api/v2/me")" 200
    same "$proxy: the metrics" "$(status "${key[@]}" "https://$host:$https/metrics")" 404
    same "$proxy: the header for TLS only" \
        "$(header Strict-Transport-Security "https://$host:$https/api/v2/me")" max-age=31536000
    local target
    target=$(header Location "http://$host:$http/api/docs")
    same "$proxy: a request without TLS" "${target/:$https/}" "https://$host/api/docs"
    local users
    users=$(printf '&user_id=%s' {1000000001..1000001000})
    same "$proxy: a query with a thousand users" \
        "$(status "${key[@]}" "https://$host:$https/api/v2/overlaps?start_time=0&end_time=1$users")" 404
    same "$proxy: a write of a page of the same origin" \
        "$(status "${key[@]}" -H "Origin: https://$host" -H 'Content-Type: application/json' -d '{"name": "Ann"}' \
            "https://$host:$https/api/v2/users")" 201
    same "$proxy: a write of a page of another origin" \
        "$(status "${key[@]}" -H 'Origin: https://other.example' -H 'Content-Type: application/json' -d '{"name": "Eve"}' \
            "https://$host:$https/api/v2/users")" 403
    # The server believes the proxy, whose address is 127.0.0.1, so each other address has a limit of its own.
    local first second
    first=$(remaining --interface "$2")
    second=$(remaining --interface "$2" -H 'X-Forwarded-For: 192.0.2.1')
    same "$proxy: an invented address counts as the real one" "$((second < first))" 1
    same "$proxy: another client has a limit of its own" "$(($(remaining --interface "$3") > second))" 1
}

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2> /dev/null

export DATABASE_URL="sqlite:///$work/calendly.db" SEED=none PORT=$upstream
export AUTH=required CORS_ORIGINS="https://$host" TRUSTED_PROXIES=127.0.0.1
# A request is granted every three seconds, so that the checks see what a request takes.
export PUBLIC_RATE_LIMIT=20
administrator=$(java -jar "$jar" api-key create --admin)
java -jar "$jar" > "$work/server.log" 2>&1 &
processes+=($!)
await curl -fs "http://127.0.0.1:$upstream/health/ready"

if command -v nginx > /dev/null; then
    sed -e "s/listen 80;/listen $http;/" -e "s/listen 443 ssl;/listen $https ssl;/" -e "s/:5001/:$upstream/" \
        -e "s|/etc/ssl/$host/fullchain.pem|$work/cert.pem|" -e "s|/etc/ssl/$host/privkey.pem|$work/key.pem|" \
        -e "s|^http {|&\n    access_log off;|" nginx.conf > "$work/nginx.conf"
    options="daemon off; pid $work/nginx.pid; error_log $work/nginx.log;"
    nginx -t -q -c "$work/nginx.conf" -p "$work" -g "$options"
    nginx -c "$work/nginx.conf" -p "$work" -g "$options" &
    nginx=$!
    processes+=("$nginx")
    check nginx 127.0.0.77 127.0.0.78
    kill "$nginx"
    wait "$nginx" || true
else
    echo "nginx is not installed, so nginx.conf was not tried"
fi

if command -v caddy > /dev/null; then
    export XDG_DATA_HOME="$work/caddy" XDG_CONFIG_HOME="$work/caddy"
    sed -e "s/:5001/:$upstream/" -e "s|^$host {|&\n\ttls $work/cert.pem $work/key.pem|" \
        -e "1i{\n\thttp_port $http\n\thttps_port $https\n\tadmin off\n}" Caddyfile > "$work/Caddyfile"
    caddy validate --config "$work/Caddyfile" --adapter caddyfile > "$work/caddy.log" 2>&1 ||
        { cat "$work/caddy.log" >&2; exit 1; }
    caddy run --config "$work/Caddyfile" --adapter caddyfile > "$work/caddy.log" 2>&1 &
    processes+=($!)
    check Caddy 127.0.0.87 127.0.0.88
else
    echo "Caddy is not installed, so Caddyfile was not tried"
fi

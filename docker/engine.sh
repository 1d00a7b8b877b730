#!/bin/sh
# Starts a Docker engine on a bare Debian or Ubuntu machine that has no systemd: a CI runner, a
# virtual machine, a development container with enough rights. Where an engine already answers it
# says so and does nothing, so it may be called before every run.
#
#   docker/engine.sh            start an engine if none answers
#   docker/engine.sh --stop     stop the engine that this script started, and no other
#   docker/engine.sh --status   say whether an engine answers; exit status 0 or 1
#
# WRINGER_ENGINE_HOME   where the engine keeps images, containers and its log
#                       (default /var/lib/wringer-engine)
# WRINGER_ENGINE_WAIT   seconds to wait for the engine to answer (default 60)
set -eu

home=${WRINGER_ENGINE_HOME:-/var/lib/wringer-engine}
patience=${WRINGER_ENGINE_WAIT:-60}
run=/var/run/wringer-engine
pidfile=$run/dockerd.pid
log=$home/dockerd.log
socket=/var/run/docker.sock

say() { echo "engine: $*"; }

fail() {
    echo "engine: $*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "needs root (or sudo) to run: $*"
    fi
}

# The system's directories are not on every user's path, and dockerd looks for iptables there.
PATH=$PATH:/usr/sbin:/sbin
export PATH

answers() { command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; }

answers_root() { as_root docker -H "unix://$socket" info >/dev/null 2>&1; }

# The process of the pid file, if it is still a dockerd: after a reboot the number may be another's.
own_engine() {
    pid=$(as_root cat "$pidfile" 2>/dev/null) || return 1
    [ -n "$pid" ] && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ] && echo "$pid"
}

describe() {
    docker info --format 'version {{.ServerVersion}}, storage {{.Driver}}, cgroup v{{.CgroupVersion}}, root {{.DockerRootDir}}' \
        2>/dev/null || true
}

install_engine() {
    missing=
    command -v dockerd >/dev/null 2>&1 || missing="docker.io"
    command -v iptables >/dev/null 2>&1 || missing="$missing iptables"
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || fail "dockerd or iptables is missing and there is no apt-get to install it"
    say "installing$(printf ' %s' $missing) with apt"
    as_root apt-get -qq update || fail "apt-get update failed"
    # shellcheck disable=SC2086 -- a list of packages
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null \
        || fail "apt-get could not install $missing"
}

# Machines without an init often lack the cgroup tree; version 2 is one mount.
mount_cgroups() {
    if [ -d /sys/fs/cgroup ] && [ -z "$(ls -A /sys/fs/cgroup 2>/dev/null)" ]; then
        say "mounting cgroup v2"
        as_root mount -t cgroup2 none /sys/fs/cgroup || say "no cgroups: limits on containers will not hold"
    fi
}

explain_failure() {
    echo "engine: dockerd did not answer; the end of $log:" >&2
    as_root tail -n 20 "$log" >&2 || true
    cause=$(as_root grep -E 'failed to start|level=(fatal|error)' "$log" | tail -n 1) || true
    fail "cause: ${cause:-none named in the log; it may only be slow (waited $patience s)}"
}

start() {
    if answers; then
        say "an engine already answers ($(describe)); nothing to do"
        return 0
    fi
    if pid=$(own_engine); then
        answers_root && fail "the engine runs (process $pid) but this user may not use $socket: join the group docker"
        say "the engine of an earlier call (process $pid) is still starting"
    else
        install_engine
        mount_cgroups
        as_root mkdir -p "$home" "$run"
        say "starting dockerd; data in $home, log in $log"
        # A session of its own and no descriptor of the caller: the engine outlives the shell that
        # started it and does not hold the caller's pipes open.
        # shellcheck disable=SC2016 -- expanded by the inner shell
        as_root sh -c 'exec setsid "$@" >"$0" 2>&1 </dev/null &' "$log" \
            dockerd --host "unix://$socket" --data-root "$home/data" --exec-root "$run" --pidfile "$pidfile"
    fi
    waited=0
    until answers_root; do
        [ "$waited" -lt "$patience" ] || explain_failure
        if [ "$waited" -ge 3 ] && ! own_engine >/dev/null; then
            explain_failure
        fi
        sleep 1
        waited=$((waited + 1))
    done
    answers || fail "the engine runs but this user may not use $socket: join the group docker"
    say "ready after $waited s ($(describe))"
}

stop() {
    pid=$(own_engine) || {
        say "no engine of this script runs"
        return 0
    }
    say "stopping dockerd (process $pid); images and containers stay in $home"
    as_root kill -TERM "$pid"
    waited=0
    while own_engine >/dev/null; do
        [ "$waited" -lt 60 ] || fail "dockerd (process $pid) does not end"
        sleep 1
        waited=$((waited + 1))
    done
    say "stopped"
}

case "${1:-}" in
    '') start ;;
    --stop) stop ;;
    --status)
        answers || fail "no engine answers"
        say "an engine answers ($(describe))"
        ;;
    *)
        sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"
        [ "$1" = --help ] || exit 2
        ;;
esac

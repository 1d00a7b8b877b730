#!/bin/sh
# Makes the base images of docker/*/Dockerfile on a machine that reaches no image registry, from the
# packages of a Debian mirror:
#
#   wringer/jdk:17          a JDK and busybox: what the build stages need
#   wringer/base:12         the C library and busybox, so that a person can look inside a container
#   wringer/tools-base:12   iptables, iproute2 and busybox
#   wringer/python-base:12  Python with what docker/example-node needs, to be built and to run; only if asked for
#
#   docker/bases.sh             make those that do not exist
#   docker/bases.sh --python    the one for Python as well
#   docker/bases.sh --force     make all of them again
#
# The packages are unpacked but not configured (mmdebstrap's variant "extract"): none of these needs
# to be, and it takes seconds instead of minutes.
#
# WRINGER_MIRROR   the Debian mirror (default: the one of this machine, else deb.debian.org)
set -eu

suite=bookworm

say() { echo "bases: $*"; }

fail() {
    echo "bases: $*" >&2
    exit 1
}

usage() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "needs root (or sudo) to run: $*"
    fi
}

install_mmdebstrap() {
    missing=
    command -v mmdebstrap >/dev/null 2>&1 || missing=" mmdebstrap"
    # Ubuntu does not have the keys of Debian's archive from the start.
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing="$missing debian-archive-keyring"
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || fail "lacks$missing, and there is no apt-get to install it"
    say "installing$missing with apt"
    as_root apt-get -qq update || fail "apt-get update failed"
    # shellcheck disable=SC2086 # a list of packages
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null \
        || fail "apt-get could not install$missing"
}

# The first address in the machine's own apt sources that ends in $1, in either notation.
machines_mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null \
        | sed -n 's/^URIs: *//p; s/^deb  *\(\[[^]]*\]  *\)\{0,1\}\([^ ]*\) .*/\2/p' \
        | tr ' ' '\n' | sed -n "\\#^https\\{0,1\\}://.*/$1/*\$#p" | head -n 1
}

sources() {
    main=${WRINGER_MIRROR:-$(machines_mirror debian)}
    main=${main:-http://deb.debian.org/debian}
    echo "deb $main $suite main"
    security=$(machines_mirror debian-security)
    [ -n "$security" ] || security=${main%/}-security
    echo "deb $security $suite-security main"
}

# make_image NAME "PACKAGE,…" COMMAND: the command runs outside, with the new root as its $1.
make_image() {
    if [ "$force" = no ] && docker image inspect "$1" >/dev/null 2>&1; then
        say "$1 exists"
        return 0
    fi
    install_mmdebstrap
    say "making $1 from$(sources | sed 's/^deb / /; s/ main$//' | tr '\n' ',' | sed 's/,$//')"
    # With a fixed epoch equal packages give an equal image.
    # shellcheck disable=SC2016 # mmdebstrap's shell expands it
    sources | as_root env SOURCE_DATE_EPOCH=1700000000 mmdebstrap --quiet --variant=extract --format=tar \
        --include="$2,base-files,base-passwd,busybox,libc6" \
        --extract-hook="$3" \
        --extract-hook='set -e
            cd "$1"
            rm -rf usr/share/doc usr/share/man usr/share/info usr/share/locale usr/share/lintian usr/share/bug \
                usr/share/bash-completion usr/lib/*/gconv var/lib/apt/lists var/lib/dpkg var/cache/* var/log/*
            # What configuring the packages would have done: accounts, the shell and its commands, libraries.
            cp usr/share/base-passwd/passwd.master etc/passwd
            cp usr/share/base-passwd/group.master etc/group
            for command in $(chroot . bin/busybox --list); do
                [ -n "$(ls -d bin/"$command" sbin/"$command" usr/bin/"$command" usr/sbin/"$command" 2>/dev/null)" ] \
                    || ln -s busybox "bin/$command"
            done
            ldconfig -r .
            rm -f var/cache/ldconfig/aux-cache' \
        "$suite" "$work/root.tar" - || fail "mmdebstrap could not make $1"
    docker import --message "made from Debian $suite by docker/bases.sh" "$work/root.tar" "$1" >/dev/null
    as_root rm -f "$work/root.tar"
}

force=no
python=no
for argument in "$@"; do
    case $argument in
        --force) force=yes ;;
        --python) python=yes ;;
        --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done

docker info >/dev/null 2>&1 || fail "no Docker engine answers; docker/engine.sh starts one"
work=$(mktemp -d)
trap 'as_root rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# shellcheck disable=SC2016 # mmdebstrap's shell expands it
make_image wringer/jdk:17 openjdk-17-jdk-headless '
    jdk=$(cd "$1" && echo usr/lib/jvm/java-17-openjdk-*)
    for command in java javac jlink jdeps jcmd; do
        ln -s "/$jdk/bin/$command" "$1/usr/bin/$command"
    done'
make_image wringer/base:12 libstdc++6,zlib1g true
# The rules of the kernel's nf_tables, as Debian chooses by default; the older command is beside it.
make_image wringer/tools-base:12 iptables,iproute2 '
    for command in iptables iptables-save iptables-restore ip6tables; do
        ln -s "/usr/sbin/$(echo "$command" | sed "s/tables/tables-nft/")" "$1/usr/sbin/$command"
    done'
[ "$python" = no ] || make_image wringer/python-base:12 python3-grpcio,python3-cryptography,protobuf-compiler-grpc true

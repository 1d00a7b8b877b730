#!/bin/sh
# Builds the images wringer-node, wringer-toxiproxy and wringer-tools, for people, and wringer-example-node
# if asked for it. The harness makes its own of the first three from the same files.
#
#   docker/build.sh [--no-registry] [--tag TAG] [NAME…]
#
#   --no-registry   on bases made by docker/bases.sh, where no image can be pulled
#   --tag TAG       instead of "dev"
#   NAME            node, toxiproxy, tools, which are built if none is named; example-node, the example in Python
#
# Jars are taken from the build that is there, a quick one or a full one, whichever is the newer; if there is
# none, it is made.
set -eu

home=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)

say() { echo "build: $*"; }

fail() {
    echo "build: $*" >&2
    exit 1
}

usage() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; }

registry=yes
tag=dev
names=
while [ $# -gt 0 ]; do
    case $1 in
        --no-registry) registry=no ;;
        --tag)
            [ $# -gt 1 ] || fail "--tag needs a value"
            tag=$2
            shift
            ;;
        --help) usage && exit 0 ;;
        node | toxiproxy | tools | example-node) names="$names $1" ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done
names=${names:-node toxiproxy tools}

docker info >/dev/null 2>&1 || fail "no Docker engine answers; docker/engine.sh starts one"
# The older builder needs no further component, and is all that Debian's Docker has.
docker buildx version >/dev/null 2>&1 || export DOCKER_BUILDKIT=0
case $names in
    *example-node*) bases=--python ;;
    *) bases= ;;
esac
# shellcheck disable=SC2086 # one argument or none
[ "$registry" = yes ] || "$home/docker/bases.sh" $bases

# The newest layout of the jars of a module, if there is one.
jars() {
    newest=
    for layout in "$home/$1/target/image" "$home/$1/target/quick/image"; do
        if [ -d "$layout" ] && { [ -z "$newest" ] || [ "$layout" -nt "$newest" ]; }; then
            newest=$layout
        fi
    done
    echo "$newest"
}

# The module whose jars an image takes.
module_of() {
    case $1 in
        node) echo node ;;
        toxiproxy) echo harness ;;
    esac
}

compile() {
    [ -z "$(jars node)" ] || [ -z "$(jars harness)" ] || return 0
    say "compiling"
    (cd "$home" && ./mvnw -B -ntp -q -Pquick -pl harness -am package) || fail "the compilation failed"
}

# What may differ between bases. Arguments that a Dockerfile does not know are an error to some builders.
arguments() {
    revision=$(git -C "$home" rev-parse HEAD 2>/dev/null) || revision=unknown
    version=$(sed -n 's,^  <version>\(.*\)</version>,\1,p' "$home/pom.xml" | head -n 1)
    echo "--build-arg VERSION=$version --build-arg REVISION=$revision"
    [ "$registry" = no ] || return 0
    case $1 in
        tools) echo "--build-arg BASE_IMAGE=wringer/tools-base:12" ;;
        example-node) echo "--build-arg BASE_IMAGE=wringer/python-base:12" ;;
        *) echo "--build-arg JDK_IMAGE=wringer/jdk:17 --build-arg BASE_IMAGE=wringer/base:12" ;;
    esac
}

contexts=$(mktemp -d)
trap 'rm -rf "$contexts"' EXIT
trap 'exit 130' INT TERM

build() {
    context=$contexts/$1
    cp -R "$home/docker/$1" "$context"
    module=$(module_of "$1")
    if [ -n "$module" ]; then
        compile
        cp -R "$(jars "$module")" "$context/app"
    fi
    if [ "$1" = example-node ]; then
        mkdir -p "$context/proto/wringer"
        cp -R "$home/node/src/main/proto/wringer/testee" "$context/proto/wringer"
    fi
    say "building wringer-$1:$tag"
    # shellcheck disable=SC2046 # arguments
    docker build $(arguments "$1") --tag "wringer-$1:$tag" "$context" >"$context.log" 2>&1 || {
        cat "$context.log" >&2
        fail "docker could not build wringer-$1:$tag"
    }
}

for name in $names; do
    build "$name"
done
for name in $names; do
    docker image inspect --format "{{index .RepoTags 0}} {{.Size}}" "wringer-$name:$tag" \
        | awk -v image="wringer-$name:$tag" '{ printf "build: %s, %.0f MB\n", image, $NF / 1e6 }'
done

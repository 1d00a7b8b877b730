#!/usr/bin/env bash
# Builds and runs this example as somebody else would: against artifacts that were installed into a local repository in which nothing
# else of Wringer is. What other people make is taken from the usual local repository, if it is there.
set -euo pipefail
example=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$example/../.." && pwd)
usual=${MAVEN_USER_HOME:-$HOME/.m2}/repository

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repository=$work/repository
mkdir "$repository"
if [[ -d $usual ]]; then
  tar -C "$usual" --exclude=./dev/wringer -cf - . | tar -C "$repository" -xf -
fi
[[ ! -e $repository/dev/wringer ]]

"$home/mvnw" -q -B -ntp -f "$home/pom.xml" -Pquick -Dmaven.repo.local="$repository" -pl harness -am install
cp -R "$example" "$work/example"
rm -rf "$work/example/target"
# The example belongs to no build of this repository: Maven finds neither its parent nor its settings here.
cd "$work/example"
"$home/mvnw" -q -B -ntp -f "$work/example/pom.xml" -Dmaven.repo.local="$repository" test "$@"

# 2 values × 5 seeds in simulation, and one trial with real hosts.
in_simulation=$(cat target/surefire-reports/TEST-org.example.RackFailureTest.xml)
with_hosts=$(cat target/surefire-reports/TEST-org.example.RackFailureTest-local.xml)
[[ $in_simulation == *'tests="10" errors="0" skipped="0" failures="0"'* ]]
[[ $with_hosts == *'tests="1" errors="0" skipped="0" failures="0"'* ]]
echo "example: 10 trials in simulation and 1 with real hosts have passed"

# A slip on Maven's command line reaches the JVM of the tests like any other property, and fails them.
if said=$("$home/mvnw" -B -ntp -o -f "$work/example/pom.xml" -Dmaven.repo.local="$repository" test -Dwringer.set.shar=20 2>&1); then
  echo "example: -Dwringer.set.shar=20 means nothing, and nobody has said so" >&2
  exit 1
fi
if [[ $said != *'wringer.set.shar: '*'did you mean '*'wringer.set.share'* ]]; then
  printf '%s\n' "$said" >&2
  echo "example: -Dwringer.set.shar=20 has failed for another reason" >&2
  exit 1
fi
echo "example: -Dwringer.set.shar=20 has failed with the name that was meant"

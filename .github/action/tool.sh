#!/usr/bin/env bash
# Finds the dts-apply that the action runs: the one that input `binary` names, or one built here, from the action's own checkout.
set -euo pipefail

if [ -n "${INPUT_BINARY:-}" ]; then
  binary=$(command -v -- "$INPUT_BINARY") || {
    echo "::error::dts-apply: input binary names no program that is there"
    exit 64
  }
else
  command -v dotnet >/dev/null || {
    echo "::error::dts-apply: it is built with the .NET SDK, which is not on this runner; install it first, or name a dts-apply with input binary"
    exit 64
  }
  folder=$RUNNER_TEMP/dts-apply-tool
  said=$RUNNER_TEMP/dts-apply-build.txt
  (cd "$GITHUB_ACTION_PATH" && dotnet publish cmd/dts-apply -c Release -o "$folder" --nologo -v quiet) >"$said" 2>&1 || {
    echo "::error::dts-apply: it cannot be built on this runner"
    # Nothing of what the build says is a command to the runner.
    mark=$(od -An -N16 -tx1 /dev/urandom | tr -d ' ')
    printf '::stop-commands::%s\n' "$mark"
    cat "$said"
    printf '\n::%s::\n' "$mark"
    exit 70
  }
  binary=$folder/dts-apply
fi

echo "binary=$(realpath -- "$binary")" >>"$GITHUB_OUTPUT"

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
  # The build says what it says on standard error: nothing of it is a command to the runner.
  (cd "$GITHUB_ACTION_PATH" && dotnet publish cmd/dts-apply -c Release -o "$folder" --nologo -v quiet) >&2
  binary=$folder/dts-apply
fi

echo "binary=$(realpath -- "$binary")" >>"$GITHUB_OUTPUT"

#!/usr/bin/env bash
# Runs one command of dts-apply over the manifests, and keeps what it found: outputs, the job's summary, and Markdown for a comment. It ends with 0 once
# all of that is written; how the command ended is output `code`.
set -euo pipefail

# A summary takes 1 MiB.
most=500000

usage() {
  echo "::error::dts-apply: $1"
  exit 64
}

# One value a line, blank lines left out: into the array that is named.
lines() {
  local -n into=$1
  local line
  into=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    [ -z "$line" ] || into+=("$line")
  done <<<"$2"
}

command=$INPUT_COMMAND
case $command in
  validate | diff | plan | apply | verify) ;;
  *) usage "input command takes validate, diff, plan, apply or verify" ;;
esac

files=() fences=() arguments=()
lines files "$INPUT_FILES"
[ ${#files[@]} -gt 0 ] || usage "input files names no manifests"
manifests=()
for file in "${files[@]}"; do manifests+=(-f "$file"); done
[ "${INPUT_RECURSIVE:-false}" != true ] || manifests+=(-R)

lines fences "${INPUT_FENCE:-}"
fence=()
for file in "${fences[@]}"; do fence+=(--fence "$file"); done

set=${INPUT_SET:-default}
[[ $set =~ ^[a-z0-9-]{1,64}$ ]] || usage "input set takes lower-case letters, digits and dashes"
lines arguments "${INPUT_ARGUMENTS:-}"

folder=$(mktemp -d "$RUNNER_TEMP/dts-apply-$command-XXXXXX")
# Offline, a set matters to fences alone.
offline=("${manifests[@]}" "${fence[@]}")
[ ${#fence[@]} -eq 0 ] || offline+=(--set "$set")
options=("${manifests[@]}" "${fence[@]}" --set "$set")
case $command in
  validate) options=("${offline[@]}" -o github -o "text=$folder/result.txt") ;;
  diff)
    [ -n "${INPUT_BASE:-}" ] || usage "diff needs input base, such as git:origin/main"
    options+=(--base "$INPUT_BASE" --detailed-exitcode -o "json=$folder/result.json" -o "markdown=$folder/result.md")
    ;;
  plan)
    plan=${INPUT_PLAN_FILE:-$folder/plan.json}
    [ -z "${INPUT_BASE:-}" ] || options+=(--base "$INPUT_BASE")
    options+=(--out "$plan" --detailed-exitcode -o "json=$folder/result.json" -o "markdown=$folder/result.md")
    ;;
  apply)
    [ -n "${INPUT_PLAN_FILE:-}" ] || usage "apply needs input plan-file, a plan that was approved by being saved"
    [ -n "${INPUT_DIGEST:-}" ] || usage "apply needs input digest, the output of the job that planned"
    plan=$INPUT_PLAN_FILE
    options=("$plan" --expect-digest "$INPUT_DIGEST" "${options[@]}" -o "json=$folder/result.json" -o "text=$folder/result.txt")
    ;;
  verify) options+=(-o "json=$folder/result.json" -o "text=$folder/result.txt") ;;
esac

# What is wrong in manifests stands at its lines, whatever the command. Its own exit code says nothing that the command does not say.
[ "$command" = validate ] || "$BINARY" validate "${offline[@]}" -o github || true

code=0
"$BINARY" "$command" "${options[@]}" "${arguments[@]}" || code=$?

{
  echo "code=$code"
  echo "set=$set"
  if [ -s "$folder/result.json" ]; then
    case $code in
      # A role of which it is not known what is lost counts as a loss.
      0 | 2) jq -r '
        (.roles // []) as $roles |
        "changes=\(any($roles[]; .change != null and .change != "Unchanged"))",
        "revokes=\(any($roles[]; .change != null and .change != "Unchanged" and ((.access.lost | type) != "array" or .access.lost != [])))"
        ' "$folder/result.json" ;;
    esac
    digest=$(jq -r '.digest // empty' "$folder/result.json")
    [ "$command" != plan ] || [ -z "$digest" ] || printf 'digest=%s\nplan-file=%s\n' "$digest" "$(realpath -- "$plan")"
  fi
  [ ! -s "$folder/result.md" ] || echo "markdown=$folder/result.md"
} >>"$GITHUB_OUTPUT"

if [ -s "$folder/result.md" ]; then
  cat "$folder/result.md" >>"$GITHUB_STEP_SUMMARY"
elif [ -s "$folder/result.txt" ]; then
  # The fence is longer than any run of backticks in the text.
  ticks=$({ grep -o '`*' "$folder/result.txt" || true; } | awk '{ if (length > run) run = length } END { n = run < 3 ? 3 : run + 1; while (n--) printf "`" }')
  printf '### dts-apply %s\n\n%stext\n%s\n%s\n' "$command" "$ticks" "$(head -c "$most" "$folder/result.txt")" "$ticks" >>"$GITHUB_STEP_SUMMARY"
fi

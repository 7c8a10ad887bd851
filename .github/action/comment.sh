#!/usr/bin/env bash
# Puts the Markdown of a run into one comment of the pull request, and updates it from then on. Only a comment of its own is ever touched: its author is
# who the token writes as, and it begins with the hidden line of the same command and set.
set -euo pipefail

most_pages=30
notice() { echo "::notice::dts-apply: $1"; }

number=$(jq -r '.pull_request.number // empty' "$GITHUB_EVENT_PATH")
[[ $number =~ ^[0-9]+$ ]] || {
  notice "no comment, since this is not the run of a pull request"
  exit 0
}

work=$(mktemp -d "$RUNNER_TEMP/dts-apply-comment-XXXXXX")
trap 'rm -rf "$work"' EXIT
# The token stands in a file that nobody else reads, not in the arguments of a program.
(umask 077 && printf 'Authorization: Bearer %s\nAccept: application/vnd.github+json\nX-GitHub-Api-Version: 2022-11-28\n' "$INPUT_TOKEN" >"$work/headers")

# call METHOD PATH [BODY]: the status; the answer is in $work/answer. What may write is sent once: sent again, it might comment twice.
call() {
  local method=$1 url=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/$2 body=()
  [ -z "${3:-}" ] || body=(--data-binary "@$3" --header "Content-Type: application/json")
  [ "$method" != GET ] || body=(--retry 3)
  curl --silent --show-error --max-time 30 --request "$method" --header "@$work/headers" "${body[@]}" \
    --output "$work/answer" --write-out '%{http_code}' "$url" || true
}

mine="<!-- dts-apply $INPUT_COMMAND set=$SET "
# A run that came to nothing has no set in its hidden line.
awk -v line="${mine}target=none digest=none -->" -v bare="<!-- dts-apply $INPUT_COMMAND -->" 'NR == 1 && $0 == bare { print line; next } { print }' \
  "$MARKDOWN" >"$work/body.md"
jq --raw-input --slurp '{ body: . }' "$work/body.md" >"$work/body.json"

failed() {
  case $1 in
    401 | 403 | 404) notice "no comment, since the token may not write one (status $1), as in the pull request of a fork; the review is in the job's summary" ;;
    *) echo "::warning::dts-apply: no comment, the service answered with status $1; the review is in the job's summary" ;;
  esac
  exit 0
}

comment=
for ((page = 1; page <= most_pages; page++)); do
  status=$(call GET "issues/$number/comments?per_page=100&page=$page")
  [ "$status" = 200 ] || failed "$status"
  comment=$(jq -r --arg mine "$mine" --arg author "$INPUT_AUTHOR" \
    'first(.[] | select(.user.login == $author and ((.body // "") | startswith($mine))) | .id) // empty' "$work/answer")
  [ -z "$comment" ] || break
  [ "$(jq length "$work/answer")" = 100 ] || break
done

if [[ $comment =~ ^[0-9]+$ ]]; then
  status=$(call PATCH "issues/comments/$comment" "$work/body.json")
else
  status=$(call POST "issues/$number/comments" "$work/body.json")
fi
case $status in 200 | 201) ;; *) failed "$status" ;; esac
